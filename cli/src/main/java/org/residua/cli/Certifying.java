package org.residua.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residua.api.operator.NormBound;
import org.residua.verification.CertificateChecker;
import org.residua.verification.CertificateJson;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code certify}: what is proven about a scheme, or whether a stored certificate stands. */
final class Certifying {

  private Certifying() {}

  static int run(Given given, Streams streams) throws IOException {
    Optional<String> model = given.operand();
    return model.isPresent() ? stored(model.get(), given, streams) : scheme(given, streams);
  }

  private static int scheme(Given given, Streams streams) throws IOException {
    Optional<Claim> asked = given.text(Option.CLAIM).map(Names.CLAIMS::named);
    Setup setup = Setup.withoutData(given);
    Certification certification = Certifier.certify(setup.architecture());
    Certificate certificate = asked.map(certification::of).orElseGet(certification::strongest);
    Claim claim = asked.orElse(certificate.claim());
    List<String> faults = CertificateChecker.check(certificate);
    ObjectNode json = describe(setup, claim, certificate);
    json.put("digest", certification.digest());
    verdict(json, faults);
    json.set("certificate", Json.parse(CertificateJson.write(certificate)));
    print(given, streams, json, describe(claim, certificate, faults, others(certification, claim)));
    return certificate.proven() && faults.isEmpty() ? Main.DONE : Main.NO;
  }

  /** The other claims that are proven as well, in a line. */
  private static Optional<String> others(Certification certification, Claim claim) {
    List<String> names = Arrays.stream(Claim.values()).filter(other -> other != claim && certification.of(other).proven())
        .map(Claim::text).toList();
    return names.isEmpty() ? Optional.empty()
        : Optional.of("also proven: " + String.join(", ", names) + " (" + Option.CLAIM.flag() + " NAME says why)");
  }

  private static void print(Given given, Streams streams, ObjectNode content, List<String> lines)
      throws IOException {
    try (Destination json = Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      json.write(Json.content(content));
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      lines.forEach(streams.out()::println);
    }
  }

  /** Proves a certificate again that {@code --json} has written, from its own numbers. */
  private static int stored(String model, Given given, Streams streams) throws IOException {
    if (!model.endsWith(".json")) {
      throw new IllegalArgumentException("model " + Shown.quoted(model)
          + ": stored networks are not available in this version; certify a scheme by its options, or give a"
          + " certificate that was written by --json, a file that ends in .json");
    }
    given.requireNoMethod("the certificate " + Shown.quoted(model), "it says itself what is certified");
    Certificate certificate = read(model);
    if (given.text(Option.CLAIM).map(Names.CLAIMS::named).filter(claim -> claim != certificate.claim()).isPresent()) {
      streams.err().println("residua: " + Shown.quoted(model) + " is about " + certificate.claim().text());
      return Main.NO;
    }
    List<String> faults = CertificateChecker.check(certificate);
    ObjectNode json = Json.object();
    json.put("model", Shown.oneLine(model));
    json.put("claim", certificate.claim().text());
    json.put("holds", certificate.proven() && faults.isEmpty());
    Json.put(json, certificate);
    verdict(json, faults);
    print(given, streams, json, describe(certificate.claim(), certificate, faults, Optional.empty()));
    return certificate.proven() && faults.isEmpty() ? Main.DONE : Main.NO;
  }

  private static Certificate read(String model) {
    try {
      JsonNode whole = Json.parse(Files.readString(Path.of(model)));
      return CertificateJson.read((whole.has("certificate") ? whole.get("certificate") : whole).toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("model " + Shown.quoted(model)
          + " does not exist; give a certificate that was written by --json", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("model " + Shown.quoted(model) + " is damaged or foreign ("
          + Shown.oneLine(String.valueOf(e.getMessage())) + "); give a certificate that was written by --json", e);
    }
  }

  private static List<String> describe(Claim claim, Certificate certificate, List<String> faults, Optional<String> others) {
    String answer = claim == Claim.UNKNOWN ? "nothing is proven"
        : claim.text() + (certificate.proven() ? " holds, " + certificate.horizon().text() : " is not proven");
    String verdict = !certificate.proven() ? "checker: nothing to prove"
        : faults.isEmpty() ? "checker: proven again from the stored numbers"
        : "checker: REFUSED, " + String.join("; ", faults);
    return Stream.of(Stream.of(answer), certificate.hypotheses().stream().map(line -> "  " + line),
        Stream.of(verdict), others.stream()).flatMap(lines -> lines).toList();
  }

  private static void verdict(ObjectNode json, List<String> faults) {
    json.put("verdict", faults.isEmpty() ? "stands" : "refused");
    Json.put(json, "faults", faults);
  }

  private static ObjectNode describe(Setup setup, Claim claim, Certificate certificate) {
    ObjectNode json = Json.object();
    json.put("scheme", setup.family().name());
    json.put("claim", claim.text());
    json.put("holds", certificate.proven());
    Json.put(json, certificate);
    NormBound norm = setup.diffusion().operator().norm();
    json.putObject("operatorNorm")
        .put("lower", norm.lower()).put("upper", norm.upper()).put("argument", norm.argument());
    Json.put(json, "sector", setup.diffusion().activation().sector());
    Json.put(json, "slope", setup.diffusion().activation().slope());
    json.put("tau", setup.scheme().tau());
    Json.put(json, "tauLimit", setup.scheme().limit());
    return json;
  }
}
