package org.residua.simd.sweep;

import java.util.List;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Update;

/**
 * What a prepared sweep depends on beside numbers: its memory, windows and threads are made for it.
 *
 * @param extents {@code M, C, p}
 * @param boundary of the filters
 * @param terms those of each row, the data term among them
 * @param frozen whether diffusivities are kept
 * @param activation the kinds of its fluxes and their coupling
 */
record TableStructure(List<Integer> extents, Boundary boundary, List<Update.Terms> terms, boolean frozen,
    List<Object> activation) {

  static TableStructure of(PreparedTable table) {
    SemiIteration iteration = table.iteration();
    Stencil k = table.stencil();
    return new TableStructure(List.of(k.outputs(), k.inputs(), k.taps()), k.boundary(),
        table.updates().stream().map(Update::terms).toList(), iteration.frozen(),
        iteration.diffusion().activation().structure());
  }

  /** Refuses another structure. */
  void require(TableStructure given) {
    same("filter extents M, C, p", extents, given.extents);
    same("boundary", boundary, given.boundary);
    same("number of rows", terms.size(), given.terms.size());
    same("data term", terms.getFirst().pull(), given.terms.getFirst().pull());
    for (int k = 0; k < terms.size(); k++) {
      same("terms of row " + k, terms.get(k), given.terms.get(k));
    }
    same("keeping of diffusivities", frozen, given.frozen);
    same("activation", activation, given.activation);
  }

  private static void same(String what, Object own, Object given) {
    if (!own.equals(given)) {
      throw new IllegalArgumentException("another " + what + ": " + given + " for a sweep prepared with " + own
          + "; only numbers can be rebound, make a new sweep");
    }
  }
}
