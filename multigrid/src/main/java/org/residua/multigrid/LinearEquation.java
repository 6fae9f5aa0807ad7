package org.residua.multigrid;

import java.util.List;
import java.util.stream.Stream;
import org.residua.api.block.Algebra;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * {@code A x = b} with a symmetric positive semidefinite matrix.
 *
 * @param matrix {@code A}, its diagonal positive
 */
public record LinearEquation(SparseMatrix matrix) implements Equation {

  /** Refuses a matrix that is not square or has a diagonal that is not positive. */
  public LinearEquation {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(matrix + " is not square; an equation has as many unknowns as rows");
    }
    for (int i = 0; i < matrix.rows(); i++) {
      if (!(matrix.get(i, i) > 0)) {
        throw new IllegalArgumentException("diagonal entry " + i + " is " + matrix.get(i, i)
            + "; a relaxation needs a positive diagonal");
      }
    }
  }

  @Override
  public <V> V image(Algebra<V> algebra, V x) {
    return algebra.apply(matrix, x);
  }

  @Override
  public Relaxation relaxation(double omega) {
    double[] factors = new double[size()];
    for (int i = 0; i < size(); i++) {
      factors[i] = omega / matrix.get(i, i);
    }
    return new Update(matrix, new Diagonal(Signal.of(factors)));
  }

  /** Of blocks as wide as couplings reach, each solved by itself; the coarse ones come first. */
  @Override
  public List<Relaxation> colours() {
    if (size() == 1) {
      return List.of(relaxation(1));
    }
    Blocks blocks = new Blocks(matrix);
    return Stream.of(false, true).<Relaxation>map(fine ->
        new Update(blocks.rows(fine, true, true), Matrices.diagonal(blocks.inverse(fine)))).toList();
  }

  private record Update(SparseMatrix rows, LinearOperator factors) implements Relaxation {

    @Override
    public <V> V change(Algebra<V> algebra, V x, V b) {
      return algebra.apply(factors, algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(rows, x))));
    }

    @Override
    public <V> V changeOfZero(Algebra<V> algebra, V b) {
      return algebra.apply(factors, b);
    }
  }

  /** Largest row sum of {@code |D^{-1} A|}. */
  @Override
  public double spread() {
    double largest = 0;
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = 0; k < matrix.count(i); k++) {
        sum += Math.abs(matrix.entry(i, k));
      }
      largest = Math.max(largest, sum / matrix.get(i, i));
    }
    return largest;
  }

  @Override
  public LinearEquation coarse(Transfer transfer) {
    return new LinearEquation(Matrices.galerkin(matrix, transfer.interpolation()));
  }

  @Override
  public Signal magnitude(Signal x) {
    return Matrices.absolute(matrix).apply(Matrices.absolute(x));
  }

}
