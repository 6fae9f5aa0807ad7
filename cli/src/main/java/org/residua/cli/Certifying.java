package org.residua.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.residua.api.certificate.Certificate;
import org.residua.api.certificate.Claim;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Signal;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code certify}: what is proven about a scheme. */
final class Certifying {

  private Certifying() {}

  static int run(Given given, Streams streams) throws IOException {
    given.operand().ifPresent(model -> {
      throw new IllegalArgumentException("model " + Shown.quoted(model)
          + ": stored networks are not available in this version; certify a scheme by its options");
    });
    Optional<Claim> asked = given.text(Option.CLAIM).map(Names.CLAIMS::named);
    Setup setup = Setup.of(given, new Estimates.WithoutData());
    Architecture network = setup.evolution().architecture(1);
    Certification certification = Certifier.certify(network);
    Certificate certificate = asked.map(certification::of).orElseGet(certification::strongest);
    Claim claim = asked.orElse(certificate.claim());
    try (Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      json.write(Json.content(describe(setup, claim, certificate, network)));
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      describe(claim, certificate).forEach(streams.out()::println);
    }
    return certificate.proven() ? Main.DONE : Main.NO;
  }

  private static List<String> describe(Claim claim, Certificate certificate) {
    String answer = claim == Claim.UNKNOWN ? "nothing is proven"
        : claim.text() + (certificate.proven() ? " holds, " + certificate.horizon() : " is not proven");
    return Stream.concat(
        Stream.of(answer), certificate.hypotheses().stream().map(line -> "  " + line)).toList();
  }

  private static ObjectNode describe(
      Setup setup, Claim claim, Certificate certificate, Architecture network) {
    ObjectNode json = Json.object();
    json.put("scheme", setup.name());
    json.put("claim", claim.text());
    json.put("holds", certificate.proven());
    Json.put(json, certificate);
    NormBound norm = setup.diffusion().operator().norm();
    json.putObject("operatorNorm")
        .put("lower", norm.lower()).put("upper", norm.upper()).put("argument", norm.argument());
    Json.put(json, "sector", setup.diffusion().flux().sector());
    Json.put(json, "slope", setup.diffusion().activation().slope());
    json.put("tau", setup.evolution().tau());
    Json.put(json, "tauLimit", setup.evolution().scheme().limit());
    json.put("digest", digest(network, setup.evolution().tau()));
    return json;
  }

  /** The digest of what is certified: the weights in order of first use, then the step size. */
  private static String digest(Architecture network, double tau) {
    DoubleStream weights = network.parameters().stream()
        .flatMapToDouble(parameter -> DoubleStream.of(parameter.values()));
    return Signal.of(DoubleStream.concat(weights, DoubleStream.of(tau)).toArray()).digest();
  }
}
