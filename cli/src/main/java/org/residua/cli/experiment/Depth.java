package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/**
 * The states of a network of equal layers, and its Jacobian matrix.
 *
 * @param laboratory who computes
 * @param layer one of them
 * @param start the input
 */
record Depth(Laboratory laboratory, Layer layer, Signal start) {

  /** The input and the outputs of the layers: {@code depth + 1} signals. */
  List<Signal> states(int depth) {
    Plan plan = laboratory.plan(layer, start);
    List<Signal> states = new ArrayList<>(List.of(start));
    for (int k = 0; k < depth; k++) {
      states.add(plan.run(states.getLast()));
    }
    return states;
  }

  /**
   * The singular values of the Jacobian matrices of the first {@code 1..depth} layers, column by column from the linearised
   * layers.
   */
  List<SingularValues> gradients(int depth) {
    int length = start.shape().length();
    Plan plan = laboratory.plan(layer.linearised(), start, start);
    List<List<Signal>> pairs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      pairs.add(List.of(start, TestSignals.impulse(length, i)));
    }
    List<SingularValues> values = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      pairs.replaceAll(plan::run);
      values.add(SingularValues.of(pairs.stream().map(pair -> pair.get(1).channel(0)).toArray(double[][]::new)));
    }
    return values;
  }
}
