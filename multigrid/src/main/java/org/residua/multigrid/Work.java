package org.residua.multigrid;

import org.residua.api.block.Block;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Substitution;

/**
 * The cost of a cycle in work units: products with entries of the equations' matrices in all that its network computes,
 * relaxations and residuals on all levels, over those of one pass of the finest operator. Half a sweep in one of two colours
 * is half a pass, a substitution the half of one. Transfers and the coarsest level are not counted, as is usual.
 */
public final class Work {

  private Work() {}

  /** The work units of one cycle. */
  public static double units(Multigrid cycle) {
    return products(cycle, 1, 1) / products(cycle.level().equation(), 1);
  }

  private static double products(Block block, int... channels) {
    Architecture network = Tracer.trace(block, channels);
    double sum = 0;
    for (Node node : network.nodes()) {
      sum += node instanceof Node.Apply apply ? products(apply.operator()) : 0;
    }
    return sum;
  }

  private static double products(LinearOperator operator) {
    return operator instanceof SparseMatrix matrix && matrix.rows() > 0 && !injects(matrix) ? matrix.nonzeros()
        : operator instanceof Substitution substitution
            ? (substitution.matrix().nonzeros() + substitution.matrix().rows()) / 2.0 : 0;
  }

  private static boolean injects(SparseMatrix matrix) {
    return matrix.widest() == 1 && matrix.rows() != matrix.columns();
  }
}
