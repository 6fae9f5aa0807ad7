package org.residua.cli;

import java.util.Locale;
import java.util.Optional;
import org.residua.api.block.Outcome;
import org.residua.api.certificate.Certificate;
import org.residua.api.signal.Signal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code denoise}, and its report as JSON and as text.
 *
 * @param input the input's name
 * @param setup the method
 * @param before the samples
 * @param after the denoised samples
 * @param noise the estimated noise level
 * @param machinery what did the work
 * @param seconds how long it took
 * @param networkBitwiseEqual whether the expanded network gave the same bits; empty when not compared
 * @param certificate what is proven
 */
record Denoised(String input, Setup setup, Signal before, Signal after, double noise,
    Machinery machinery, double seconds, Optional<Boolean> networkBitwiseEqual,
    Certificate certificate) {

  /** The name of the input as it was typed. */
  static String name(Given given) {
    return Shown.oneLine(given.operand().orElse("builtin:nile"));
  }

  /** How it ended. */
  Outcome outcome() {
    return after.isFinite() ? Outcome.COMPLETED : Outcome.NON_FINITE;
  }

  private double energy(Signal u) {
    return setup.diffusion().fidelity().present()
        ? setup.diffusion().energy(u, before) : setup.diffusion().energy(u);
  }

  /** The fields of the contract, in its order. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("input", input);
    json.put("samples", before.shape().length());
    json.put("channels", before.shape().channels());
    json.put("missing", 0);
    describeMethod(json);
    Json.put(json, "normBefore", before.norm());
    Json.put(json, "normAfter", after.norm());
    Json.put(json, "energyBefore", energy(before));
    Json.put(json, "energyAfter", energy(after));
    Json.put(json, "noiseEstimate", noise);
    json.put("precision", "double");
    machinery.describe(json);
    json.put("seconds", seconds);
    json.put("digest", after.digest());
    networkBitwiseEqual.ifPresentOrElse(same -> json.put("networkBitwiseEqual", same),
        () -> json.putNull("networkBitwiseEqual"));
    ObjectNode proof = json.putObject("certificate");
    proof.put("claim", certificate.claim().text());
    Json.put(proof, certificate);
    json.put("outcome", outcome().text());
    return json;
  }

  private void describeMethod(ObjectNode json) {
    Evolution evolution = setup.evolution();
    json.put("scheme", setup.name());
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
    json.put("tau", evolution.tau());
    Json.put(json, "tauLimit", evolution.scheme().limit());
    json.put("steps", evolution.steps());
    json.put("cycles", evolution.cycles());
    json.put("time", evolution.scheme().time());
    json.put("frozen", evolution.frozen());
    json.putNull("alpha");
  }

  /** The report for people. */
  String text() {
    Evolution evolution = setup.evolution();
    StringBuilder text = new StringBuilder();
    line(text, "input", "%s, %d samples, noise about %.4g",
        input, before.shape().length(), noise);
    line(text, "scheme", "%s, %d steps, %d cycle%s%s, tau %.6g (limit %.6g), time %.6g",
        setup.name(), evolution.steps(), evolution.cycles(), evolution.cycles() == 1 ? "" : "s",
        evolution.frozen() ? " with frozen diffusivities" : "", evolution.tau(),
        evolution.scheme().limit(), evolution.scheme().time());
    line(text, "flux", "%s, contrast %.6g, %s, %s boundary", setup.diffusion().flux().name(),
        setup.diffusion().flux().contrast(), setup.filters(), Names.text(setup.boundary()));
    line(text, "norm", "%.10g -> %.10g", before.norm(), after.norm());
    line(text, "energy", "%.10g -> %.10g", energy(before), energy(after));
    line(text, "proven", "%s", certificate.proven()
        ? certificate.claim().text() + ", " + certificate.horizon() : "nothing");
    certificate.hypotheses().forEach(hypothesis -> line(text, "", "%s", hypothesis));
    line(text, "network", "%s", networkBitwiseEqual.map(same -> same
        ? "expanded into its layers it gives the same bits"
        : "expanded into its layers it gives OTHER bits; please report this")
        .orElse("not compared: more than 2^22 samples"));
    line(text, "kernels", "%s, %.3g s", machinery, seconds);
    line(text, "digest", "%s", after.digest());
    line(text, "outcome", "%s", outcome().text());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "%-9s", name))
        .append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
