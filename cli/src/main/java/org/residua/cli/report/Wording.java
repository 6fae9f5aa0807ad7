package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;
import static org.residua.cli.report.Html.number;

import org.residua.verification.certificate.Certificate;

/** The sentences of the report. All of them are HTML: what the user typed is escaped here. */
final class Wording {

  /** The noise estimate itself is not better than some per cent. */
  private static final double CLOSE = 0.05;

  private final Report report;

  Wording(Report report) {
    this.report = report;
  }

  private Measured measured() {
    return report.measured();
  }

  String headline() {
    return "Noise of about " + Html.rough(measured().removed()) + " removed from " + escape(measured().shortName())
        + report.method().flux().map(flux -> flux.constantDiffusivity() ? ", evenly smoothed" : ", edges kept").orElse("");
  }

  String lead() {
    int length = measured().before().shape().length();
    int channels = measured().before().shape().channels();
    String extent = channels == 1 ? number(length) + " samples"
        : channels + " channels of " + number(length) + " samples";
    return extent + " went through " + escape(report.method().name()) + ", "
        + escape(report.method().extent())
        + report.method().flux().map(flux -> ", with the " + escape(flux.name()) + " flux. ").orElse(". ")
        + (measured().noise() > 0
            ? "The noise was estimated at &sigma; = " + number(measured().noise())
                + "; what was removed has a root mean square of " + number(measured().removed()) + "."
            : "No noise level could be estimated.");
  }

  String numbers() {
    return fact("Noise estimate", "&sigma; = " + number(measured().noise()),
            "median of the differences")
        + fact("Removed", number(measured().removed()), "root mean square")
        + report.trajectory().map(Wording::changes).orElse("")
        + guarantee();
  }

  private static String changes(Trajectory way) {
    Trajectory.Point from = way.first();
    Trajectory.Point to = way.last();
    return fact("Norm", Html.change(from.norm(), to.norm()), number(from.norm()) + " to " + number(to.norm()))
        + fact("Energy", Html.change(from.energy(), to.energy()), number(from.energy()) + " to " + number(to.energy()));
  }

  private String guarantee() {
    Certificate strongest = report.certification().strongest();
    return strongest.proven()
        ? fact("Guarantee", "proven", escape(Claims.plain(strongest.claim()) + ", " + strongest.horizon().text()))
        : fact("Guarantee", "none", "nothing is proven about this run");
  }

  private static String fact(String name, String big, String small) {
    return "    <div><dt>" + name + "</dt><dd><span class=\"big\">" + big
        + "</span><span class=\"sub\">" + small + "</span></dd></div>\n";
  }

  String missing() {
    int missing = measured().missing();
    return missing == 0 ? "" : "  <p class=\"note\">" + missing + " of "
        + measured().before().shape().size() + " samples were missing; they are gaps in the line"
        + " <i>before</i> and filled in the line <i>after</i>.</p>";
  }

  String residual() {
    double ratio = measured().removed() / measured().noise();
    String judged = !(measured().noise() > 0) || !Double.isFinite(ratio) ? ""
        : Math.abs(ratio - 1) < CLOSE ? " Its root mean square agrees with the noise estimate."
        : " Its root mean square is " + number(Math.rint(100 * ratio) / 100)
            + " times the noise estimate"
            + (ratio > 1.25 ? ": more than noise went." : ratio < 0.75 ? ": some noise stayed." : ".");
    return "The difference before less after. Noise alone would follow the normal curve and show no"
        + " trace of the signal." + judged + "<span id=\"outside\"></span>";
  }

  String responses() {
    return report.method().flux().isEmpty() ? "" : report.method().flux().get().constantDiffusivity()
        ? "What the filters see. The linear flux treats all responses alike, so no contrast is drawn."
        : "What the filters see. Responses inside the dashed lines, the contrast &lambda; = "
            + number(report.method().flux().get().contrast())
            + ", are smoothed; those well outside count as edges and stay.";
  }

  String evolution() {
    return report.trajectory().map(this::evolution).orElse("");
  }

  private String evolution(Trajectory way) {
    Certificate norm = report.certification().norm();
    Certificate energy = report.certification().energy();
    String unit = way.unit();
    String start = "One mark for each " + unit + (way.points().size()
        <= way.last().count() ? " that was looked at. " : ". ");
    if (norm.proven() && energy.proven() && norm.horizon() == energy.horizon()) {
      return start + "The dashed lines are proven bounds: norm and energy are at most what they"
          + " were at the start, " + escape(norm.horizon().text()) + ".";
    }
    return start + bound("norm", norm) + " " + bound("energy", energy);
  }

  private static String bound(String what, Certificate certificate) {
    return certificate.proven()
        ? "The dashed line is a proven bound: the " + what + " is at most what it was at the"
            + " start, " + escape(certificate.horizon().text()) + "."
        : "No bound is proven for the " + what + ".";
  }

  String network() {
    return "The scheme is this network: " + report.run().sameBits().map(same -> same
        ? "run layer by layer, as convolutions, activations and sums, it gave the same bits."
        : "run layer by layer it gave OTHER bits; please report this.")
        .orElse("it was not run layer by layer for comparison.");
  }
}
