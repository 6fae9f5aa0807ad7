package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residua.networks.diagram.Diagram;
import org.residua.schemes.denoiser.Explanation;

/** Puts the parts of a report into its page. */
final class Page {

  private static final int MOST_MIXTURES = 8;

  private Page() {}

  static void append(Report report, Appendable to) throws IOException {
    Template.append(slots(report), to);
  }

  private static Map<String, String> slots(Report report) throws IOException {
    Wording words = new Wording(report);
    Map<String, String> slots = new HashMap<>();
    slots.put("title", escape(report.measured().shortName()) + " - Residua report");
    slots.put("headline", words.headline());
    slots.put("lead", words.lead());
    slots.put("numbers", words.numbers());
    slots.put("warnings", words.warnings());
    slots.put("missing", words.missing());
    slots.put("channels", Tables.channels(report.measured()));
    slots.put("jumps", Tables.jumps(report.measured()));
    slots.put("why", why(report));
    slots.put("firmness", report.explanations().isEmpty() ? "" : each(report, Why::firmness));
    slots.put("levels", report.explanations().isEmpty() ? "" : each(report, Why::levels));
    slots.put("residual", words.residual());
    slots.put("responses", words.responses());
    slots.put("evolution", words.evolution());
    slots.put("network", words.network());
    slots.put("diagram", diagram(report.method()));
    slots.put("claims", Claims.of(report.certification(), report.measured().missing()));
    slots.put("parameters", report.method().choices().stream().map(Page::row)
        .collect(Collectors.joining()));
    slots.put("command", escape(report.run().command()));
    slots.put("facts", facts(report));
    slots.put("version", escape(report.run().version()));
    double[] offsets = Embedded.offsets(report.measured().before());
    slots.put("data", Embedded.json(report, offsets));
    slots.put("before", Embedded.samples(report.measured().before(), offsets));
    slots.put("after", Embedded.samples(report.measured().after(), offsets));
    for (String name : new String[] {"report.css", "samples.js", "plots.js", "report.js"}) {
      slots.put(name, Template.resource(name));
    }
    slots.put("uplot.css", Template.resource("uplot/uPlot.min.css"));
    slots.put("uplot.js", Template.resource("uplot/uPlot.iife.min.js"));
    slots.put("uplot.licence", "uPlot\n" + Template.resource("uplot/LICENSE"));
    return slots;
  }

  /** A network of candidates from afar, one for each channel, and the layers of the first behind it; a scheme's layers at once. */
  private static String diagram(Method method) {
    String layers = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Drawing of the network, scrolls sideways\">\n"
        + new Diagram(method.architecture(), capital(method.name() + ": " + method.extent())).svg() + "\n  </div>\n";
    return method.mixtures().isEmpty() ? layers : method.mixtures().stream().limit(MOST_MIXTURES).map(mixture ->
        (method.mixtures().size() == 1 ? "" : "<h3>" + escape(mixture.channel()) + "</h3>\n") + mixture.svg()).collect(Collectors.joining())
        + "<details><summary>Layer by layer" + (method.mixtures().size() == 1 ? "" : ", " + escape(method.mixtures().get(0).channel()))
        + "</summary>\n  " + layers + "</details>\n" + (method.mixtures().size() <= MOST_MIXTURES ? ""
        : "<p class=\"note\">The first " + MOST_MIXTURES + " of " + method.mixtures().size() + " channels.</p>\n");
  }

  /** For each channel that is explained. */
  private static String each(Report report, Function<Why, String> words) {
    boolean several = report.measured().channels().size() > 1;
    return report.explanations().stream().map(why -> "<p>" + (several ? "<b>" + escape(report.measured().channels().get(why.number())) + ":</b> " : "")
        + words.apply(new Why(why, Optional.empty())) + "</p>\n").collect(Collectors.joining());
  }

  private static String why(Report report) {
    int samples = report.measured().before().shape().size();
    if (report.explanations().isEmpty() && !report.method().mixtures().isEmpty() && samples > Explanation.LONGEST) {
      return "<p class=\"unexplained\">What tests, runners-up and other noise levels say is shown for at most " + Explanation.LONGEST
          + " samples; these are " + samples + ". Noise level, candidates and their risks are in the network's drawing and in the table of parameters below.</p>\n";
    }
    boolean several = report.measured().channels().size() > 1;
    return report.explanations().stream().map(why -> new Why(why, several ? Optional.of(report.measured().channels().get(why.number())) : Optional.empty()).html())
        .collect(Collectors.joining());
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String row(Choice choice) {
    return "      <tr><th scope=\"row\">" + escape(choice.name()) + "</th><td>"
        + escape(choice.value()) + "</td><td>" + choice.origin().text() + "</td><td>"
        + Html.formula(choice.reason()) + "</td></tr>\n";
  }

  private static String facts(Report report) {
    return fact("Input", escape(report.measured().name()))
        + fact(report.measured().channels().size() == 1 ? "Column" : "Columns",
            escape(String.join(", ", report.measured().channels())
                + report.measured().time().map(time -> ", time axis " + time.name()).orElse("")))
        + fact("Digest", "<code>" + report.measured().after().digest() + "</code>")
        + fact("Kernels", escape(report.run().kernels()))
        + fact("Version", escape(report.run().version()))
        + fact("Time", String.format(Locale.ROOT, "%.3g s", report.run().seconds()));
  }

  private static String fact(String name, String html) {
    return "    <dt>" + name + "</dt><dd>" + html + "</dd>\n";
  }
}
