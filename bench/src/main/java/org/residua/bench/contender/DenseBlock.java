package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.bench.problem.BankStep;

/**
 * A step of a dense filter bank.
 *
 * @param step a single row
 */
record DenseBlock(SemiIteration step) implements Block {

  static DenseBlock of(BankStep bank) {
    Parameter weights = new Parameter("K", List.of(bank.outputs(), bank.channels() / bank.groups(), bank.taps()), bank.weights());
    Convolution k = new Convolution(weights, Boundary.NATURAL, bank.groups(), bank.dilation());
    return new DenseBlock(new SemiIteration(Diffusion.of(k, bank.phi()), List.of(Row.explicit(bank.tau())), false));
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    return List.of(algebra.semiIteration(step, List.of(in.get(0), in.get(0)), List.of()).get(0));
  }
}
