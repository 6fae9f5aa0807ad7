package org.residua.multigrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SymmetricBanded;

/**
 * Galerkin operators {@code A_{l+1} = P_l^T A_l P_l} down to a few unknowns, for any number of unknowns, and the
 * exact inverse of the coarsest of them.
 *
 * <p>Every second sample is a coarse one; an even number of unknowns leaves an unequal interval at the end,
 * which interpolation and Galerkin operator see.
 *
 * @param matrices {@code A_0, A_1, ...}, the finest first
 * @param interpolations {@code P_l} from level {@code l+1} to {@code l}, one fewer than matrices
 * @param coarsestInverse the inverse of the last matrix, dense; as a network layer it is fully connected
 */
public record Hierarchy(List<SymmetricBanded> matrices, List<Interpolation> interpolations,
    SymmetricBanded coarsestInverse) {

  /**
   * The most unknowns of the coarsest level, unless said otherwise. The exact solution of 15 costs 225
   * multiplications per cycle and saves up to four levels, each of which would add its error to the first cycles.
   */
  public static final int COARSEST = 15;

  /** Copies the lists; refuses sizes that do not fit. */
  public Hierarchy {
    matrices = List.copyOf(matrices);
    interpolations = List.copyOf(interpolations);
    if (matrices.size() != interpolations.size() + 1) {
      throw new IllegalArgumentException(matrices.size() + " matrices with "
          + interpolations.size() + " interpolations; give one between each two levels");
    }
    if (coarsestInverse.size() != matrices.getLast().size()) {
      throw new IllegalArgumentException("an inverse of " + coarsestInverse.size()
          + " unknowns for a coarsest level of " + matrices.getLast().size()
          + "; the numbers must agree");
    }
  }

  /**
   * The hierarchy of a symmetric positive definite matrix, down to at most {@value #COARSEST} unknowns.
   *
   * @param fine {@code A_0}; a matrix that is not positive definite is refused by name
   * @param boundary how interpolation continues the signal: zero, natural or reflecting
   */
  public static Hierarchy of(SymmetricBanded fine, Boundary boundary) {
    return of(fine, boundary, COARSEST);
  }

  /**
   * The hierarchy of a symmetric positive definite matrix.
   *
   * @param fine {@code A_0}; a matrix that is not positive definite is refused by name
   * @param boundary how interpolation continues the signal: zero, natural or reflecting
   * @param coarsest the most unknowns of the last level, at least 1; they are solved with a dense inverse
   */
  public static Hierarchy of(SymmetricBanded fine, Boundary boundary, int coarsest) {
    if (coarsest < 1) {
      throw new IllegalArgumentException("coarsest = " + coarsest
          + " must be at least 1; the default is " + COARSEST + " unknowns");
    }
    List<SymmetricBanded> matrices = new ArrayList<>(List.of(fine));
    List<Interpolation> interpolations = new ArrayList<>();
    double endGap = 1;
    while (matrices.getLast().size() > coarsest) {
      SymmetricBanded a = matrices.getLast();
      Interpolation p = Interpolation.to(a.size(), endGap, boundary);
      endGap = p.coarseEndGap();
      interpolations.add(p);
      matrices.add(Assembly.galerkin(a, p));
    }
    return new Hierarchy(matrices, interpolations, DenseInverse.of(matrices.getLast()));
  }

  /** The number of levels. */
  public int levels() {
    return matrices.size();
  }

  /** Nonzeros of all levels over those of the finest. */
  public double operatorComplexity() {
    double all = 0;
    for (SymmetricBanded matrix : matrices) {
      all += nonzeros(matrix);
    }
    return all / nonzeros(matrices.get(0));
  }

  private static long nonzeros(SymmetricBanded a) {
    long w = Math.min(a.halfBandwidth(), a.size() - 1);
    return a.size() * (2 * w + 1) - w * (w + 1);
  }

  /** The levels as a printed table. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("level    unknowns  bandwidth    nonzeros\n");
    for (int l = 0; l < levels(); l++) {
      SymmetricBanded a = matrices.get(l);
      text.append(String.format(Locale.ROOT, "%5d  %10d  %9d  %10d%n",
          l, a.size(), 2 * a.halfBandwidth() + 1, nonzeros(a)));
    }
    return text.append(String.format(Locale.ROOT, "%d levels, operator complexity %.3f%n",
        levels(), operatorComplexity())).toString();
  }
}
