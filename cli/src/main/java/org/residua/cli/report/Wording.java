package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;
import static org.residua.cli.report.Html.number;

import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import org.residua.verification.certificate.Certificate;

/** The sentences of the report. All of them are HTML: what the user typed is escaped here. */
final class Wording {

  /** Nearer to the noise level than this part of it, what was removed is called noise. */
  private static final double NEAR = 0.25;

  private final Report report;

  Wording(Report report) {
    this.report = report;
  }

  private Measured measured() {
    return report.measured();
  }

  String headline() {
    double ratio = measured().removed() / measured().noise();
    String removed = Html.rough(measured().removed());
    String name = escape(measured().shortName());
    return (replaced() > 0 ? removed + " removed from " + name + ", " + replaced() + " errors among it" : !Double.isFinite(ratio) ? removed + " removed from " + name
        : ratio < 1 - NEAR ? removed + " of a noise of about " + Html.rough(measured().noise()) + " removed from " + name
        : ratio > 1 + NEAR ? removed + " removed from " + name + ", more than its noise of about " + Html.rough(measured().noise())
        : "Noise of about " + removed + " removed from " + name) + jumps();
  }

  /** How many samples were taken for errors, of the channels that are explained. */
  private int replaced() {
    return report.explanations().stream().mapToInt(why -> why.channel().diagnosis().replaced().size()).sum();
  }

  private String jumps() {
    int all = measured().jumps();
    return all == 0 ? "" : measured().kept() < all ? ", " + measured().kept() + " of " + all + (all == 1 ? " jump" : " jumps") + " kept"
        : all == 1 ? ", its jump kept" : all == 2 ? ", both jumps kept" : ", all " + all + " jumps kept";
  }

  /** What the reader should know, as a list. */
  String warnings() {
    return report.warnings().isEmpty() ? "" : report.warnings().stream().map(text -> "    <li>" + escape(text) + "</li>\n")
        .collect(Collectors.joining("", "<section class=\"warnings\">\n  <h2>What to know</h2>\n  <ul>\n", "  </ul>\n</section>\n"));
  }

  String lead() {
    int length = measured().before().shape().length();
    int channels = measured().before().shape().channels();
    String extent = channels == 1 ? number(length) + " samples"
        : channels + " channels of " + number(length) + " samples";
    return extent + " went through " + escape(report.method().name()) + ", "
        + escape(report.method().extent())
        + report.method().flux().map(flux -> ", with the " + escape(flux.name()) + " flux. ").orElse(". ")
        + (measured().noise() > 0 ? "" : "No noise level could be estimated.");
  }

  String numbers() {
    return fact("Noise level", "&sigma; = " + levels(), measured().evidence().size() == 1
            ? escape(measured().evidence().get(0).noise().describe()) : "of the channels, one by one")
        + fact("Removed", number(measured().removed()), "root mean square" + (replaced() == 0 ? "" : ", with " + replaced() + " samples that were replaced"))
        + (measured().jumps() == 0 ? ""
            : fact("Jumps kept", measured().kept() + " of " + measured().jumps(), "found in the input, at most 3 samples wide after"))
        + report.trajectory().map(Wording::changes).orElse("")
        + guarantee();
  }

  private String levels() {
    DoubleSummaryStatistics levels = measured().evidence().stream().mapToDouble(channel -> channel.noise().sigma()).summaryStatistics();
    return levels.getMin() == levels.getMax() ? number(levels.getMin())
        : Html.rough(levels.getMin()) + " to " + Html.rough(levels.getMax());
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
    return "The difference before less after. White noise would follow the normal curve, not correlate with itself, and show no"
        + " trace of the signal; with the result it correlates as far as a part of it stayed.<span id=\"outside\"></span>";
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
    return (measured().channels().size() > 1 && report.method().flux().isEmpty()
        ? "Each channel went through a network of its own. Each of them, "
        : "This is the network: ") + report.run().sameBits().map(same -> same
        ? "run layer by layer, as convolutions, activations and sums, it gave the same bits."
        : "run layer by layer it gave OTHER bits; please report this.")
        .orElse("it was not run layer by layer for comparison.");
  }
}
