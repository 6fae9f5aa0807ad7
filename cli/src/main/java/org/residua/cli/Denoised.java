package org.residua.cli;

import static org.residua.cli.Smoothing.counted;
import static org.residua.cli.Smoothing.digits;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.cli.evidence.Evidence;
import org.residua.cli.evidence.Jumps;
import org.residua.verification.Certification;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code denoise}, and its report as JSON and as text.
 *
 * @param input the input's name
 * @param samples what was read of it
 * @param smoothing the method
 * @param observed the samples, missing ones known and filled
 * @param after the denoised samples
 * @param machinery what did the work
 * @param seconds how long it evolved, see {@link Evolution.Evolved}
 * @param watch where the time of the whole run went
 * @param loops how its fixed points were found
 * @param networkBitwiseEqual whether the expanded network gave the same bits; empty when not compared
 * @param certification what is proven
 * @param evidence what can be seen in each channel of the result
 */
record Denoised(String input, Samples samples, Smoothing smoothing, Observed observed, Signal after,
    Machinery machinery, double seconds, Stopwatch watch, List<LoopOutcome> loops, Optional<Boolean> networkBitwiseEqual,
    Certification certification, List<Evidence> evidence) {

  /** Growth that rounding explains: 10^4 operations for each sample. */
  private static final double ROUNDING = 1e-12;
  /** What leads from the range of the samples that are there to that of the signal that a network begins with. */
  private static final String BETWEEN = "samples that were missing begin between their neighbours, or as the mean of those there are";

  /** Copies the list. */
  Denoised {
    evidence = List.copyOf(evidence);
  }

  /** The name of the input as it was typed. */
  static String name(Given given) {
    return Shown.oneLine(given.operand().orElse("builtin:nile"));
  }

  /** The strongest claim that is proven; if none is, why not, of filled samples the maximum principle first. */
  private Certificate certificate() {
    Certificate strongest = certification.strongest();
    return strongest.proven() || observed.missing() == 0 ? told(strongest) : Certificate.unknown(certification.range().norm(),
        Stream.concat(certification.range().hypotheses().stream(), strongest.hypotheses().stream()).toList());
  }

  /** The maximum principle, or why it is not proven, where samples were filled and the certificate is another one. */
  private Optional<Certificate> range() {
    return Optional.of(certification.range()).map(this::told)
        .filter(_ -> observed.missing() > 0 && certificate().proven() && certificate().claim() != Claim.MAXIMUM_PRINCIPLE);
  }

  /** A certificate of the samples that are there: those that were missing are in their range before anything is done. */
  private Certificate told(Certificate certificate) {
    boolean filled = observed.missing() > 0 && certificate.claim() == Claim.MAXIMUM_PRINCIPLE;
    return !filled ? certificate : new Certificate(certificate.claim(), certificate.norm(), certificate.bound(),
        certificate.horizon(),
        Stream.concat(certificate.hypotheses().stream(), Stream.of(BETWEEN)).toList(), certificate.domains(), certificate.proof(),
        certificate.seal());
  }

  /** How it ended. */
  Outcome outcome() {
    if (!after.isFinite()) {
      return Outcome.NON_FINITE;
    }
    if (evidence.stream().anyMatch(Evidence::diverged)) {
      return Outcome.DIVERGED;
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

  /** What the caller should know. */
  List<String> warnings() {
    return Stream.of(samples.warnings().stream(), switch (smoothing) {
      case ByScheme scheme -> scheme.setup().settled().warning().stream();
      case ByChoice choice -> choice.warnings(samples.columns().channels()).stream();
    }, growth(), seen()).flatMap(each -> each).toList();
  }

  /** What grew although it should not. */
  private Stream<String> growth() {
    Stream<String> norm = grew(certification.norm(), "norm", machinery.engine().norm(before()), machinery.engine().norm(after)).stream();
    OptionalDouble energy = energy(before());
    return energy.isEmpty() ? norm : Stream.concat(norm,
        grew(certification.energy(), "energy", energy.getAsDouble(), energy(after).orElseThrow()).stream());
  }

  private static Optional<String> grew(Certificate claim, String what, double from, double to) {
    return to > from * (1 + ROUNDING) ? Optional.of("the " + what + " grew from " + digits(from) + " to " + digits(to) + (claim.proven()
        ? ": only rounding can do that" : ": nothing is proven of it, " + String.join("; ", claim.hypotheses()))) : Optional.empty();
  }

  private Stream<String> seen() {
    return IntStream.range(0, evidence.size()).boxed().flatMap(c -> evidence.get(c).warnings(smoothing.known(c)).stream().map(warning ->
        evidence.size() == 1 ? warning : samples.columns().channels().get(c) + ": " + warning));
  }

  /** Where the evolution started. */
  Signal before() {
    return observed.start();
  }

  private OptionalDouble energy(Signal u) {
    return smoothing.energy(u, before(), machinery.engine());
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
    smoothing.describe(json);
    Json.put(json, "normBefore", machinery.engine().norm(before()));
    Json.put(json, "normAfter", machinery.engine().norm(after));
    Json.put(json, "energyBefore", energy(before()).orElse(Double.NaN));
    Json.put(json, "energyAfter", energy(after).orElse(Double.NaN));
    Json.put(json, "noiseEstimate", smoothing.noise());
    json.put("precision", "double");
    machinery.describe(json);
    json.put("seconds", seconds);
    json.put("digest", after.digest());
    networkBitwiseEqual.ifPresentOrElse(same -> json.put("networkBitwiseEqual", same),
        () -> json.putNull("networkBitwiseEqual"));
    ObjectNode proof = json.putObject("certificate");
    proof.put("claim", certificate().claim().text());
    Json.put(proof, certificate());
    range().ifPresent(range -> Json.put(proof.putObject("range").put("claim", range.claim().text()), range));
    Json.put(json, "warnings", warnings().stream().map(Shown::oneLine).toList());
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

  /** The report for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "input", input + ", " + extent() + ", noise about " + digits(smoothing.noise()));
    line(text, "column", Shown.oneLine(
        samples.columns().all() + samples.columns().time().map(time -> ", time axis " + time).orElse("")));
    smoothing.describe((name, content) -> line(text, name, content));
    line(text, "norm", digits(machinery.engine().norm(before())) + " -> " + digits(machinery.engine().norm(after)));
    energy(before()).ifPresent(energy -> line(text, "energy", digits(energy) + " -> " + digits(energy(after).orElseThrow())));
    proven(text, "proven", certificate());
    range().ifPresent(range -> proven(text, "range", range));
    for (int c = 0; c < evidence.size(); c++) {
      Jumps jumps = evidence.get(c).jumps();
      if (!jumps.found().isEmpty()) {
        line(text, "jumps", (evidence.size() == 1 ? "" : "channel " + (c + 1) + ": ") + jumps.text());
      }
    }
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
    return input + ": " + extent() + ", noise about " + digits(smoothing.noise()) + ", " + smoothing.brief() + ", " + (certificate().proven() ? certificate().claim().text() : "nothing proven")
        + ", " + outcome().text() + ", " + digits(seconds) + " s";
  }

  private String extent() {
    Shape shape = before().shape();
    return shape.length() + " samples"
        + (shape.channels() == 1 ? "" : " in each of " + shape.channels() + " channels")
        + (observed.missing() == 0 ? "" : ", " + observed.missing() + " of them missing and filled");
  }

  private static void proven(StringBuilder text, String name, Certificate certificate) {
    line(text, name, certificate.proven() ? certificate.claim().text() + ", " + certificate.horizon().text()
        : certificate.norm().equals(Claim.MAXIMUM_PRINCIPLE.norm()) ? "no " + Claim.MAXIMUM_PRINCIPLE.text() : "nothing");
    certificate.hypotheses().forEach(hypothesis -> line(text, "", hypothesis));
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append(String.format(Locale.ROOT, "%-9s", name)).append(content).append('\n');
  }
}
