package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;
import static org.residua.cli.report.Html.rough;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residua.schemes.denoiser.Denoised;
import org.residua.schemes.denoiser.Diagnosis;
import org.residua.schemes.denoiser.Explanation;
import org.residua.schemes.denoiser.Finding;
import org.residua.schemes.denoiser.NullDistribution;

/**
 * Why a result is what it is, for those who do not know diffusion: what the noise is like, which candidates were tried, how firmly each
 * sample is told, and what would change it.
 */
final class Why {

  private static final int MOST_SHOWN = 12;
  private static final int MOST_RIVALS = 4;
  private static final String PART = "Part in the result";
  private static final String LEFT = "Error left";
  private static final String MORE = "More than the result";

  private final Explanation why;
  private final Optional<String> channel;

  /** Of a channel, which has a name where there are several. */
  Why(Explanation why, Optional<String> channel) {
    this.why = why;
    this.channel = channel;
  }

  private Diagnosis diagnosis() {
    return why.channel().diagnosis();
  }

  private double sigma() {
    return why.channel().noise().sigma();
  }

  String html() {
    return channel.map(name -> "<h3>" + escape(name) + "</h3>\n").orElse("") + noise() + candidates();
  }

  private String noise() {
    boolean made = diagnosis().findings().stream().anyMatch(Finding::made);
    return "<h3>1. What is the noise like?</h3>\n<p>" + (made ? "Each test asks one question of the samples. The bars are what it finds in "
        + "<b>simulated signals where the answer is no</b>" + simulated() + "; the mark is what it found here. "
        + "A mark among the bars is nothing unusual; only one at or beyond the broken line can change what is done.</p>\n<div class=\"tests\">"
        + diagnosis().findings().stream().map(this::test).collect(Collectors.joining()) + "</div>\n"
        : "The noise was not tested: " + escape(diagnosis().findings().get(0).reason()) + ". It is taken for white, of one level.</p>\n") + used();
  }

  private String simulated() {
    return NullDistribution.of(Finding.Test.DRIFT, why.result().shape().length()).map(usual -> " (" + usual.runs() + " of " + usual.length()
        + " samples: steps, lines, waves, peaks, heart beats and others, with independent normal noise of one level)").orElse("");
  }

  private String test(Finding found) {
    Optional<NullDistribution> usual = NullDistribution.of(found.test(), why.result().shape().length());
    return "<figure class=\"test" + (found.fired() ? " fired" : "") + "\"><figcaption><b>" + question(found.test()) + "</b><span>"
        + answer(found, usual) + "</span></figcaption>\n" + (found.made() ? new NullPlot(found, usual).svg() + "<p>"
        + statistic(found.test()) + usual.map(known -> ". " + capital(known.describe(found.statistic() / found.threshold())) + ".").orElse(".") + "</p>" : "") + "</figure>\n";
  }

  private static String question(Finding.Test test) {
    return switch (test) {
      case DRIFT -> "Is the noise stronger in some parts of the signal than in others?";
      case OUTLIERS -> "Are single samples wrong, rather than noisy?";
      case COLOUR -> "Do neighbouring samples deviate together?";
      case DEPENDENCE -> "Is the noise stronger where the signal is larger?";
    };
  }

  private static String statistic(Finding.Test test) {
    return switch (test) {
      case DRIFT -> "Shown: how much the logarithm of the noise level varies from part to part";
      case OUTLIERS -> "Shown: how many samples stand out alone";
      case COLOUR -> "Shown: the correlation of neighbouring noise samples, as far as the signal lets it be seen";
      case DEPENDENCE -> "Shown: how much better a level that grows with the signal explains the residuals";
    };
  }

  /** Below the threshold, but beyond all signals without it, is no clear no. */
  private static String answer(Finding found, Optional<NullDistribution> usual) {
    String reason = found.reason().isEmpty() ? "" : ": " + escape(found.reason());
    if (!found.made()) {
      return "Not asked" + reason + ".";
    }
    if (found.fired()) {
      return "Yes" + reason + ". The result takes it into account.";
    }
    if (found.statistic() >= found.threshold() && !reason.isEmpty()) {
      return "Left alone" + reason + ".";
    }
    boolean unusual = usual.stream().anyMatch(known -> known.beyond(found.statistic() / found.threshold()) == 0);
    return unusual ? "Perhaps, but not clearly enough to act on." : "No.";
  }

  private String used() {
    String level = "<p>Used: a noise level of <b>&sigma; = " + rough(sigma()) + "</b> (" + escape(why.channel().noise().describe()) + ")"
        + (diagnosis().local().isPresent() ? ", times a factor that varies along the signal" : ", the same for all samples")
        + diagnosis().colour().map(spectrum -> ", with a spectrum: " + escape(spectrum)).orElse(", independent from sample to sample") + "."
        + (diagnosis().replaced().isEmpty() ? "" : " <b>" + diagnosis().replaced().size() + " samples were taken for errors</b> and replaced by what their"
        + " neighbours say: " + places(diagnosis().replaced()) + ". What is proven below is proven of the signal with these replaced.") + "</p>\n";
    return level + diagnosis().local().map(v -> figure("Noise level over the samples", NoisePlot.overSamples(sigma(), v))).orElse("")
        + (diagnosis().levels().isEmpty() ? "" : figure("Noise of details of each length", NoisePlot.overScales(diagnosis().levels())));
  }

  private static String figure(String name, String svg) {
    return "<figure class=\"plot\"><figcaption><span class=\"name\">" + name + "</span></figcaption>" + svg + "</figure>\n";
  }

  private static String places(List<Integer> samples) {
    return samples.stream().limit(MOST_SHOWN).map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", ")) + (samples.size() > MOST_SHOWN ? ", ..." : "");
  }

  private String candidates() {
    int close = why.close().size();
    return "<h3>2. Which method suits this signal?</h3>\n<p>" + why.candidates().size() + " ways to denoise were tried, each on copies of the signal with a"
        + " little more noise added. How far each is then from an independent copy tells how much error it leaves, although nobody knows the clean"
        + " signal. The result is " + (why.channel().chosen().size() == 1 ? "the best of them" : "the mixture of least error")
        + ". Errors are mean squares in parts of that of the noise which the copies have, " + rough(why.untouched())
        + ", about one and a half times &sigma;&sup2;; &plusmn; is one standard error, from 32 blocks of samples.</p>\n" + table()
        + "<p>" + puzzles() + "The result itself: " + share(why.risk()) + " &plusmn; " + share(why.error()) + " of the noise is left" + (why.vain() ? ": <b>by this estimate the signal as it is would be as good</b>" : "") + ". This"
        + " uncertainty is shared by all rows, which are held against the same samples; the last column, the difference to the result, is surer. " + (why.risk() < 0 ? "An estimate near zero may come out below it. " : "") + (close == 0
        ? "Every row without a part in the result is worse by more than two standard errors."
        : (close == 1 ? "One of those" : close + " of those") + " without a part in the result cannot be told from it by two standard"
            + " errors, and might have served as well.") + "</p>\n";
  }

  /** What a reader may stumble over: a part for a candidate that leaves more than another without one, and errors above the noise. */
  private String puzzles() {
    double most = why.channel().chosen().stream().mapToDouble(Denoised.Tried::risk).max().orElseThrow();
    boolean passed = why.channel().runnersUp().stream().anyMatch(tried -> tried.risk() < most);
    boolean harmful = why.candidates().stream().anyMatch(rival -> rival.tried().risk() > why.untouched());
    return (passed ? "A candidate has a part where it errs at other samples than the rest of the mixture, so that errors cancel; one that"
        + " errs at the same samples has none, even if it leaves less. " : "")
        + (harmful ? "More than 100&nbsp;% would be worse than to leave it as it is. " : "");
  }

  /** Those without a part that are worse by more than a few others are folded away. */
  private String table() {
    List<Explanation.Rival> all = why.candidates();
    int shown = Math.min(all.size(), why.channel().chosen().size() + MOST_RIVALS);
    return table(all.subList(0, shown)) + (shown == all.size() ? "" : "<details><summary>The other " + (all.size() - shown) + "</summary>\n"
        + table(all.subList(shown, all.size())) + "</details>\n");
  }

  private String table(List<Explanation.Rival> rivals) {
    return "<table class=\"measured rivals\"><thead><tr><th scope=\"col\">Candidate</th><th scope=\"col\">" + PART + "</th><th scope=\"col\">"
        + LEFT + "</th><th scope=\"col\">" + MORE + "</th></tr></thead><tbody>\n" + rivals.stream().map(this::row).collect(Collectors.joining())
        + "</tbody></table>\n";
  }

  private String row(Explanation.Rival rival) {
    double weight = rival.tried().weight();
    return "<tr" + (weight > 0 ? " class=\"taken\"" : "") + "><th scope=\"row\">" + escape(rival.tried().name()) + "<span class=\"steps\">"
        + escape(rival.tried().steps()) + "</span></th><td data-name=\"" + PART + "\">" + (weight > 0 ? percent(weight) : "none") + "</td><td data-name=\"" + LEFT + "\">"
        + share(rival.tried().risk()) + "</td><td data-name=\"" + MORE + "\">" + (weight == 1 ? "is the result" : share(rival.more()) + " &plusmn; " + share(rival.error())) + "</td></tr>\n";
  }

  private String share(double risk) {
    return percent(risk / why.untouched());
  }

  private static String percent(double part) {
    double size = Math.abs(100 * part);
    return String.format(Locale.ROOT, size >= 9.95 || size == 0 ? "%.0f" : size >= 0.095 ? "%.1f" : "%.2f", 100 * part).replace('-', '\u2212') + "&nbsp;%";
  }

  /** What the plots of the band and of other noise levels show. */
  String firmness() {
    return "The band is how far the result moves, twice the root mean square, when what was removed is shifted along the signal, added to it once more and"
        + " denoised again, 24 times: typically &plusmn;" + rough(2 * why.typical()) + ". It is an estimate of how the noise moves the result; in simulations"
        + " the clean signal lay within it at 85&nbsp;% of the samples, at 55 to 99&nbsp;% from one kind of signal to another. It is <b>no confidence interval</b>: what"
        + " the method smooths away of the signal it smooths away each time, and the choice is not repeated. Zoom in to tell the lines apart.";
  }

  /** What other noise levels would change. */
  String levels() {
    return "If the noise were half as strong (&sigma; = " + rough(why.half().sigma()) + "), the result would be made of " + escape(why.half().chosen())
        + " and differ by " + rough(why.moved(why.half().result())) + " &sigma; (root mean square); if it were twice as strong (&sigma; = "
        + rough(why.twice().sigma()) + "), of " + escape(why.twice().chosen()) + " and by " + rough(why.moved(why.twice().result()))
        + " &sigma;. Small numbers mean that the noise level hardly matters; if you know it, give it with <code>--noise-level</code>.";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
