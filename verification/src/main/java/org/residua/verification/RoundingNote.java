package org.residua.verification;

import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.signal.Shape;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.ProofLine;
import org.residua.verification.jqwik.RoundingMargin;

/**
 * What floating point adds to a theorem of exact arithmetic, in a sentence: how far a step, or a cycle, is off in
 * units of {@code u = 2^-53} of the largest norm that goes into it, see {@link RoundingMargin}.
 */
final class RoundingNote {

  private static final String EXACT = "exact arithmetic: ";

  private final Recorder.Recorded recorded;
  private boolean bounded = true;
  private double step;
  private double cycle;
  private int rows;

  private RoundingNote(Recorder.Recorded recorded) {
    this.recorded = recorded;
  }

  static String of(Recorder.Recorded recorded) {
    RoundingNote note = new RoundingNote(recorded);
    LiveLines.visit(recorded.proof(), Claim.NORM_DECREASING, note::add);
    return EXACT + note.sentence();
  }

  private String sentence() {
    if (!bounded) {
      return "what rounding adds is not bounded here";
    }
    if (cycle == 0 && step == 0) {
      return "nothing is computed";
    }
    String steps = step == 0 ? "" : String.format(Locale.ROOT,
        "rounding moves each step by at most %.3g 2^-53 of the largest norm that goes in", step);
    return cycle == 0 ? steps : steps + (step == 0 ? "" : "; ") + String.format(Locale.ROOT,
        "rounding moves a cycle of %d rows by at most %.3g 2^-53 of the largest norm that goes in"
            + " (it grows like the square of the rows; about %.2g is usual)", rows, cycle, Math.pow(rows, 1.5) / 4);
  }

  private void add(ProofLine line) {
    switch (line) {
      case ProofLine.Input _, ProofLine.Carried _, ProofLine.Repeated _ -> { }
      case ProofLine.Iterated table -> add(table);
      case ProofLine.TwoStep steps -> add(steps);
      case ProofLine.Applied _, ProofLine.Activated _, ProofLine.Weighing _, ProofLine.Multiplied _,
          ProofLine.Divided _, ProofLine.Combined _, ProofLine.Biased _, ProofLine.Solved _,
          ProofLine.Implicit _, ProofLine.Opaque _ -> bounded = false;
    }
  }

  private void add(ProofLine.TwoStep steps) {
    Diffusion diffusion = recorded.diffusions().get(steps.diffusion());
    RoundingMargin margin = RoundingMargin.of(diffusion, new Shape(recorded.channels(), 1));
    bounded &= !diffusion.activation().bank().assumed() && steps.rows().stream().allMatch(row -> margin.covers(List.of(row)));
    step = Math.max(step, margin.row());
  }

  private void add(ProofLine.Iterated table) {
    Diffusion diffusion = recorded.diffusions().get(table.diffusion());
    RoundingMargin margin = RoundingMargin.of(diffusion, new Shape(recorded.channels(), 1));
    bounded &= !diffusion.activation().bank().assumed() && margin.covers(table.rows());
    if (table.rows().stream().allMatch(Row::plain)) {
      step = Math.max(step, margin.step());
    } else if (margin.cycle(table.rows().size()) > cycle) {
      rows = table.rows().size();
      cycle = margin.cycle(rows);
    }
  }
}
