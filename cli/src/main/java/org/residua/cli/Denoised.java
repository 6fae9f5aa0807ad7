package org.residua.cli;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Scheme;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.Certification;
import org.residua.verification.certificate.Certificate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code denoise}, and its report as JSON and as text.
 *
 * @param input the input's name
 * @param samples what was read of it
 * @param setup the method
 * @param observed the samples, missing ones known and filled
 * @param after the denoised samples
 * @param noise the estimated noise level
 * @param machinery what did the work
 * @param seconds how long it evolved, see {@link Evolution.Evolved}
 * @param watch where the time of the whole run went
 * @param loops how its fixed points were found
 * @param networkBitwiseEqual whether the expanded network gave the same bits; empty when not compared
 * @param certification what is proven
 */
record Denoised(String input, Samples samples, Setup setup, Observed observed, Signal after, double noise,
    Machinery machinery, double seconds, Stopwatch watch, List<LoopOutcome> loops, Optional<Boolean> networkBitwiseEqual,
    Certification certification) {

  /** The name of the input as it was typed. */
  static String name(Given given) {
    return Shown.oneLine(given.operand().orElse("builtin:nile"));
  }

  /** The strongest claim that is proven. */
  private Certificate certificate() {
    return certification.strongest();
  }

  /** How it ended. */
  Outcome outcome() {
    if (!after.isFinite()) {
      return Outcome.NON_FINITE;
    }
    return loops.isEmpty() ? Outcome.COMPLETED : loops.stream().map(LoopOutcome::outcome)
        .filter(ending -> !ending.good()).findFirst().orElse(Outcome.CONVERGED);
  }

  /** How many iterations the fixed points took, and whether all solvers did what they were asked to. */
  private String solved() {
    IntSummaryStatistics iterations = loops.stream().mapToInt(LoopOutcome::iterations).summaryStatistics();
    long other = loops.stream().filter(LoopOutcome::fellBack).count();
    double residual = loops.stream().mapToDouble(LoopOutcome::residual).max().orElseThrow();
    return loops.get(0).asked() + ", " + counted(loops.size(), "fixed point") + " in " + (iterations.getMin() == iterations.getMax()
        ? "" : iterations.getMin() + " to ") + counted(iterations.getMax(), "iteration") + ", residual up to "
        + digits(residual) + (other == 0 ? "" : "; lagged diffusivities took over in " + other + " of them");
  }

  /** Where the evolution started. */
  Signal before() {
    return observed.start();
  }

  private double energy(Signal u) {
    return setup.diffusion().fidelity().present()
        ? machinery.engine().energy(setup.diffusion(), u, before()) : machinery.engine().energy(setup.diffusion(), u);
  }

  /** The fields of the contract, in its order. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("input", input);
    json.put("column", samples.columns().all());
    samples.columns().time().ifPresentOrElse(
        time -> json.put("timeColumn", time), () -> json.putNull("timeColumn"));
    json.put("samples", before().shape().length());
    json.put("channels", before().shape().channels());
    json.put("missing", observed.missing());
    describeMethod(json);
    Json.put(json, "normBefore", machinery.engine().norm(before()));
    Json.put(json, "normAfter", machinery.engine().norm(after));
    Json.put(json, "energyBefore", energy(before()));
    Json.put(json, "energyAfter", energy(after));
    Json.put(json, "noiseEstimate", noise);
    json.put("precision", "double");
    machinery.describe(json);
    json.put("seconds", seconds);
    json.put("digest", after.digest());
    networkBitwiseEqual.ifPresentOrElse(same -> json.put("networkBitwiseEqual", same),
        () -> json.putNull("networkBitwiseEqual"));
    ObjectNode proof = json.putObject("certificate");
    proof.put("claim", certificate().claim().text());
    Json.put(proof, certificate());
    Json.put(json, "warnings", samples.warnings().stream().map(Shown::oneLine).toList());
    describeTimes(json);
    json.put("outcome", outcome().text());
    return json;
  }

  private void describeTimes(ObjectNode json) {
    ObjectNode times = json.putObject("times");
    for (Stopwatch.Part part : Stopwatch.Part.values()) {
      times.put(part.name().toLowerCase(Locale.ROOT), part == Stopwatch.Part.EVOLVE ? seconds : watch.seconds(part));
    }
  }

  private void describeMethod(ObjectNode json) {
    Scheme scheme = setup.scheme();
    json.put("scheme", setup.family().name());
    json.put("flux", setup.diffusion().flux().name());
    json.put("contrast", setup.diffusion().flux().contrast());
    switch (setup.filters()) {
      case Filters.Differences differences -> json.put("order", differences.order());
      case Filters.Bank bank -> {
        ArrayNode filters = json.putArray("filter");
        bank.weights().forEach(weights -> weights.forEach(filters.addArray()::add));
      }
    }
    json.put("boundary", Names.text(setup.boundary()));
    json.put("tau", scheme.tau());
    Json.put(json, "tauLimit", scheme.limit());
    json.put("steps", scheme.steps());
    json.put("cycles", scheme.cycles());
    json.put("time", scheme.time());
    json.put("frozen", scheme.frozen());
    scheme.parameter("alpha").ifPresentOrElse(
        alpha -> json.put("alpha", alpha), () -> json.putNull("alpha"));
  }

  /** The report for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "input", input + ", " + extent() + ", noise about " + digits(noise));
    line(text, "column", Shown.oneLine(
        samples.columns().all() + samples.columns().time().map(time -> ", time axis " + time).orElse("")));
    describeMethod(text);
    line(text, "norm", digits(machinery.engine().norm(before())) + " -> " + digits(machinery.engine().norm(after)));
    line(text, "energy", digits(energy(before())) + " -> " + digits(energy(after)));
    line(text, "proven", certificate().proven()
        ? certificate().claim().text() + ", " + certificate().horizon().text() : "nothing");
    certificate().hypotheses().forEach(hypothesis -> line(text, "", hypothesis));
    if (!loops.isEmpty()) {
      line(text, "solver", solved());
    }
    line(text, "network", networkBitwiseEqual.map(same -> same
        ? "expanded into its layers it gives the same bits"
        : "expanded into its layers it gives OTHER bits; please report this")
        .orElse("not compared: more than 2^22 samples"));
    line(text, "kernels", machinery + ", " + digits(seconds) + " s");
    line(text, "digest", after.digest());
    line(text, "outcome", outcome().text());
    return text.toString();
  }

  /** The report in one line. */
  String line() {
    return input + ": " + extent() + ", noise about " + digits(noise) + ", " + setup.family().name() + " to time "
        + digits(setup.scheme().time()) + ", " + (certificate().proven() ? certificate().claim().text() : "nothing proven")
        + ", " + outcome().text() + ", " + digits(seconds) + " s";
  }

  private String extent() {
    Shape shape = before().shape();
    return shape.length() + " samples"
        + (shape.channels() == 1 ? "" : " in each of " + shape.channels() + " channels")
        + (observed.missing() == 0 ? "" : ", " + observed.missing() + " of them missing and filled");
  }

  private static String limit(Scheme scheme) {
    return Double.isFinite(scheme.limit()) ? "limit " + digits(scheme.limit()) : "nothing limits it";
  }

  private void describeMethod(StringBuilder text) {
    Scheme scheme = setup.scheme();
    line(text, "scheme", setup.family().name() + ", " + counted(scheme.steps(), "step")
        + (!setup.family().cyclic() ? "" : ", " + counted(scheme.cycles(), "cycle"))
        + (scheme.frozen() ? " with frozen diffusivities" : "") + ", tau "
        + digits(scheme.tau()) + " (" + limit(scheme) + "), time " + digits(scheme.time()));
    line(text, "flux", setup.diffusion().activation() + ", " + setup.filters() + ", "
        + Names.text(setup.boundary()) + " boundary");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append(String.format(Locale.ROOT, "%-9s", name)).append(content).append('\n');
  }
}
