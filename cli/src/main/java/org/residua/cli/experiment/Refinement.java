package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.cli.page.Rounded;
import org.residua.schemes.Explicit;

/** What the skip of the time step converges to when the time is held and the depth grows. */
final class Refinement {

  private static final double TIME = 8;
  private static final List<Integer> DEPTHS = List.of(16, 32, 64, 128, 256);

  private final Laboratory laboratory;
  private final Diffusion diffusion = Laboratory.diffusion(new Charbonnier(1));
  private final Signal start = TestSignals.noisy(TestSignals.step(64, 4), 0.5, 1);

  Refinement(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Part> parts() {
    Signal reference = evolved(64 * DEPTHS.getLast());
    List<List<String>> rows = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    for (int blocks : DEPTHS) {
      errors.add(laboratory.distance(evolved(blocks), reference) / laboratory.norm(reference));
      norms.add(laboratory.norm(lost(blocks)) / laboratory.norm(start));
      rows.add(List.of(Integer.toString(blocks), Rounded.text(errors.getLast()), Rounded.text(norms.getLast())));
    }
    return List.of(
        new Part.Prose("""
            That the skip is the one of a time step shows when the time is held and the depth grows: `n` blocks of step size `8/n` on the same
            signal. With the skip the network converges to the evolution `du/dt = -K^T Phi(K u)` at the time 8, with the order 1 of the explicit
            scheme; the reference has 64 times as many blocks as the deepest. Without the skip there is nothing to converge to."""),
        new Part.Table("Error of the output relative to the evolution's, and the norm that is left without the skip in units "
            + "of the input's:",
            List.of("blocks", "relative error, with", "norm, without"), rows),
        new Part.Findings("Measured", List.of(
            Finding.that(Quantity.of("the error of 256 blocks with skips in units of that of 128",
                errors.getLast() / errors.get(errors.size() - 2)),
                Relation.LESS, 0.51),
            Finding.that(Quantity.of("the norm after 256 blocks without skips, in units of the input's,", norms.getLast()),
                Relation.LESS, 1e-200))));
  }

  private Signal evolved(int blocks) {
    return laboratory.run(Explicit.of(diffusion, TIME / blocks, blocks), start);
  }

  private Signal lost(int blocks) {
    return new Depth(laboratory, new Layer(diffusion, TIME / blocks, false), start).states(blocks).getLast();
  }
}
