package org.residua.simd.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.operator.SparseMatrix;

/**
 * What a {@link Wavefront} does.
 *
 * @param x where sweeps begin; {@code b} where they begin from zero
 * @param b the right-hand side
 * @param z where the last iterate goes
 * @param interpolation {@code x + P e}, if they begin with it
 * @param weights {@code d}, if they begin from zero
 * @param sweeps relaxations
 * @param down residual and restriction, or nothing
 */
public record Stages(Piece x, Piece b, Piece z, Optional<FusedRows> interpolation, Optional<double[]> weights,
    List<FusedRows> sweeps, List<FusedRows> down) {

  Wavefront.Start begins() {
    return interpolation.isPresent() ? Wavefront.Start.CORRECTED : weights.isPresent() ? Wavefront.Start.ZERO : Wavefront.Start.GIVEN;
  }

  int rows() {
    return z.samples().length;
  }

  Optional<FusedRows> residual() {
    return down.stream().findFirst();
  }

  Optional<FusedRows> restriction() {
    return down.stream().skip(1).findFirst();
  }

  /** {@code e}, or anything. */
  Piece coarse() {
    return interpolation.map(p -> p.operands().x()).orElse(b);
  }

  /** {@code r_H}, or anything. */
  Piece restricted() {
    return restriction().map(r -> r.operands().z()).orElse(z);
  }

  int count() {
    return sweeps.size() + (down.isEmpty() ? 0 : 1);
  }

  /** So many rows before the end of the loop the rim begins: what it gives of the last stage has no wrong neighbours. */
  int overlap() {
    return 2 * count() + (down.isEmpty() ? 0 : 1);
  }

  int restrictionOffset() {
    SparseMatrix r = restriction().orElseThrow().matrix();
    return r.column(r.repetition().from(), 0) - 2 * r.repetition().from();
  }

  int restrictedRows() {
    return restriction().map(r -> r.matrix().rows()).orElse(0);
  }

  void start(int row, double[] numbers) {
    weights.ifPresent(d -> System.arraycopy(d, row, numbers, Wavefront.START, 2));
    interpolation.ifPresent(p -> {
      numbers[Wavefront.START] = p.matrix().entry(row, 0);
      numbers[Wavefront.START + 1] = p.matrix().entry(row, 1);
      numbers[Wavefront.START + 2] = p.matrix().entry(row + 1, 0);
    });
  }

  /** Sweeps, then the residual. */
  List<FusedRows> all() {
    List<FusedRows> all = new ArrayList<>(sweeps);
    residual().ifPresent(all::add);
    return all;
  }
}
