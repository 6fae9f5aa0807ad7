package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Stack;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fed;
import org.residua.schemes.Fsi;
import org.residua.schemes.Rkl2;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates stand alone as JSON, and forgeries are refused: by the seal, or, sealed anew, by the proof or the network. */
final class CertificateCheckerTest {

  private static final Convolution K = Convolution.of(Boundary.NATURAL, -1.5, 1);
  private static final Diffusion PERONA_MALIK = Diffusion.of(K, new PeronaMalik(1));
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Architecture CYCLES =
      Tracer.trace(Fsi.of(PERONA_MALIK, PERONA_MALIK.limit().certified(), 4, 3), 1);
  private static final Architecture PULLED = pulled();
  private static final Architecture LINEAR =
      Tracer.trace(Fsi.of(Diffusion.of(K, new Linear()), PERONA_MALIK.limit().certified(), 4, 1), 1);
  private static final Architecture VARYING =
      Tracer.trace(Fed.of(PERONA_MALIK, PERONA_MALIK.limit().certified(), 4, 2), 1);
  private static final Architecture STAGES =
      Tracer.trace(new Rkl2(PERONA_MALIK, StepSize.ofLimit(1), 4, 2, true), 1);
  private static final Architecture LAYERS = Tracer.trace(
      Explicit.of(Diffusion.of(K, new Charbonnier(1)), PERONA_MALIK.limit().certified(), 2), 1).expanded();

  private static Architecture pulled() {
    Diffusion d = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(1));
    Block step = new SymmetricResidualBlock(d.limit().certified(), d);
    return Tracer.trace(step, 1, 1);
  }

  private static final Architecture GROUPED = steps(new Convolution(
      new Parameter("K", List.of(2, 1, 3), 1, -2, 0.5, 0.3, 0, -1), Boundary.REFLECTING, 2, 3), 2);
  private static final Architecture STACKED = steps(new Product(Stack.of(
      Convolution.of(Boundary.PERIODIC, 0.5, -0.5), Convolution.of(Boundary.PERIODIC, 0.5, 0.5)), new Mirror()), 1);

  private static Architecture steps(LinearOperator operator, int channels) {
    Diffusion d = Diffusion.of(operator, new PeronaMalik(1));
    return Tracer.trace(Explicit.of(d, d.limit().certified(), 2), channels);
  }

  static List<Architecture> networks() {
    return List.of(CYCLES, PULLED, LINEAR, LAYERS, GROUPED, STACKED, VARYING, STAGES);
  }

  private static List<Certificate> proven(Architecture network) {
    Certification all = Certifier.certify(network);
    return List.of(all.norm(), all.energy(), all.nonexpansive()).stream().filter(Certificate::proven).toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatTheCertifierMakesStandsAndSurvivesJson(Architecture network) {
    assertThat(proven(network)).isNotEmpty();
    for (Certificate certificate : proven(network)) {
      Certificate read = CertificateJson.read(CertificateJson.write(certificate));
      assertThat(read).isEqualTo(certificate);
      assertThat(CertificateChecker.check(read)).isEmpty();
      assertThat(CertificateChecker.check(read, network)).isEmpty();
    }
  }

  /** Every number of the JSON, each a little larger, a little smaller, and negated. */
  @ParameterizedTest
  @MethodSource("networks")
  void everyNumberIsSealed(Architecture network) {
    for (Certificate certificate : proven(network)) {
      int numbers = count(tree(certificate));
      assertThat(numbers).isGreaterThan(10);
      for (int k = 0; k < numbers; k++) {
        for (double factor : new double[] {1 + 1e-15, 0.99, -1}) {
          ObjectNode forged = tree(certificate);
          if (change(forged, new int[] {k}, factor)) {
            assertThat(faults(forged)).as("number %s times %s", k, factor).isNotEmpty();
          }
        }
      }
    }
  }

  private static ObjectNode tree(Certificate certificate) {
    return (ObjectNode) MAPPER.readTree(CertificateJson.write(certificate));
  }

  private static int count(JsonNode node) {
    return node.isNumber() ? 1 : node.values().stream().mapToInt(CertificateCheckerTest::count).sum();
  }

  /** Multiplies number {@code left[0]} below a node; whether that made it another number. */
  private static boolean change(JsonNode node, int[] left, double factor) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode child = object.get(name);
        if (child.isNumber() && left[0]-- == 0) {
          object.set(name, changed(child, factor));
          return !object.get(name).equals(child);
        }
        if (!child.isNumber() && change(child, left, factor)) {
          return true;
        }
      }
    }
    if (node instanceof ArrayNode array) {
      for (int k = 0; k < array.size(); k++) {
        JsonNode child = array.get(k);
        if (child.isNumber() && left[0]-- == 0) {
          array.set(k, changed(child, factor));
          return !array.get(k).equals(child);
        }
        if (!child.isNumber() && change(child, left, factor)) {
          return true;
        }
      }
    }
    return false;
  }

  private static JsonNode changed(JsonNode number, double factor) {
    return number.isIntegralNumber()
        ? MAPPER.valueToTree(number.intValue() + (factor > 1 ? 1 : -1))
        : MAPPER.valueToTree(number.doubleValue() * factor);
  }

  /** Sealed anew, a claim that the numbers do not prove. A text that cannot be read is refused as well. */
  private static List<String> faults(JsonNode forged) {
    try {
      return CertificateChecker.check(CertificateJson.read(forged.toString()));
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static Certificate resealed(Certificate certificate, Consumer<ObjectNode> forgery) {
    ObjectNode tree = tree(certificate);
    forgery.accept(tree);
    Certificate read = CertificateJson.read(tree.toString());
    return Certifier.sealed(read, read.proof().map(Certifier::digest).orElse(""));
  }

  private static void refused(Certificate certificate, String fault, Consumer<ObjectNode> forgery) {
    assertThat(CertificateChecker.check(resealed(certificate, forgery)))
        .anySatisfy(text -> assertThat(text).contains(fault));
  }

  private static ObjectNode diffusion(ObjectNode certificate) {
    return (ObjectNode) certificate.get("proof").get("diffusions").get(0);
  }

  private static ObjectNode flux(ObjectNode certificate) {
    return (ObjectNode) diffusion(certificate).get("flux");
  }

  private static ObjectNode operator(ObjectNode certificate) {
    return (ObjectNode) certificate.get("proof").get("operators").get(0);
  }

  private static JsonNode lines(ObjectNode certificate) {
    return certificate.get("proof").get("derivation").get("lines");
  }

  /** The table of three cycles, inside their repetition. */
  private static ObjectNode table(ObjectNode certificate) {
    return (ObjectNode) lines(certificate).get(1).get("body").get("lines").get(1);
  }

  @Test
  void forgeriesOfACycleSealedAnewAreRefused() {
    Certificate norm = Certifier.certify(CYCLES).norm();
    String unproven = "do not prove norm-decreasing";
    refused(norm, "a bound of 0.5", tree -> tree.put("bound", 0.5));
    refused(norm, "but after every step is claimed", tree -> tree.put("horizon", "EVERY_STEP"));
    refused(norm, "the norm is energy", tree -> tree.put("norm", "energy"));
    refused(norm, "from its weights only", tree -> operator(tree).put("norm", 2.4));
    refused(norm, "not those of its digest",
        tree -> ((ArrayNode) operator(tree).get("filters").get("weights")).set(0, MAPPER.valueToTree(-1.4)));
    refused(norm, "from its weights only",
        tree -> ((ArrayNode) operator(tree).get("filters").get("weights")).set(0, MAPPER.valueToTree(-1.6)));
    refused(norm, unproven, tree -> ((ObjectNode) flux(tree).get("sector")).put("hi", 1.1));
    refused(norm, unproven, tree -> ((ObjectNode) flux(tree).get("sector")).put("lo", -0.1));
    refused(norm, "cannot be read", tree -> diffusion(tree).put("weights", "CONSTANT").put("largestWeight", 0.1));
    refused(norm, "contradict each other", tree -> diffusion(tree).put("largestWeight", 0.1));
    refused(norm, unproven, tree -> table(tree).put("frozen", false));
    for (String number : List.of("tau", "a", "b", "c", "d")) {
      refused(norm, unproven, tree -> {
        ObjectNode row = (ObjectNode) table(tree).get("rows").get(2);
        row.put(number, row.get(number).doubleValue() + 0.5);
      });
    }
    refused(norm, unproven, tree -> ((ObjectNode) table(tree).get("argument")).put("tau", 0.1));
    refused(norm, unproven, tree -> ((ObjectNode) table(tree).get("argument")).put("kind", "EachRow").remove("tau"));
    refused(norm, "cannot be read", tree -> table(tree).put("state", 5));
    refused(norm, "cannot be read", tree -> table(tree).put("target", 0));
    refused(norm, "cannot be read", tree -> ((ObjectNode) lines(tree).get(1)).put("times", 0));
  }

  @Test
  void forgeriesOfOtherClaimsSealedAnewAreRefused() {
    Certificate energy = Certifier.certify(CYCLES).energy();
    refused(energy, "energy-decreasing", tree -> flux(tree).put("decreasing", false));
    refused(Certifier.certify(CYCLES).norm(), "do not prove nonexpansive",
        tree -> tree.put("claim", "NONEXPANSIVE"));
    Certificate distance = Certifier.certify(LINEAR).nonexpansive();
    refused(distance, "do not prove nonexpansive", tree -> {
      ((ObjectNode) flux(tree).get("sector")).put("lo", 0.5);
    });
    Certificate pulled = Certifier.certify(PULLED).norm();
    refused(pulled, "do not prove norm-decreasing", tree -> diffusion(tree).put("largestWeight", 1.5));
    refused(pulled, "do not prove norm-decreasing", tree -> diffusion(tree).put("weights", "VARYING"));
    refused(Certifier.certify(PULLED).energy(), "energy-decreasing",
        tree -> ((ObjectNode) flux(tree).get("slope")).put("hi", 3));
    Certificate layers = Certifier.certify(LAYERS).norm();
    refused(layers, "do not prove norm-decreasing", tree -> {
      for (JsonNode line : lines(tree)) {
        if (line.get("kind").stringValue().equals("Combined")) {
          ((ArrayNode) line.get("coefficients")).set(1, MAPPER.valueToTree(-0.7));
        }
      }
    });
    refused(layers, "do not prove norm-decreasing", tree -> {
      for (JsonNode line : lines(tree)) {
        if (line.get("kind").stringValue().equals("Applied")) {
          ((ObjectNode) line).put("adjoint", false);
        }
      }
    });
  }

  /** What no proof can tell, the network does: bounds of a flux that are as good as they should be, but not its own. */
  @Test
  void bothNumbersChangedTogetherAreSeenWithTheNetwork() {
    Certificate forged = resealed(Certifier.certify(CYCLES).norm(), tree -> {
      ((ObjectNode) flux(tree).get("sector")).put("hi", 0.5);
    });
    assertThat(CertificateChecker.check(forged)).isEmpty();
    assertThat(CertificateChecker.check(forged, CYCLES)).singleElement().asString().contains("another network");
    assertThat(CertificateChecker.check(Certifier.certify(CYCLES).norm(), LINEAR)).isNotEmpty();
  }

  @Test
  void unknownsNeedAReasonAndNothingElse() {
    assertThat(CertificateChecker.check(Certificate.unknown("Euclidean", "why"))).isEmpty();
    assertThat(CertificateChecker.check(new Certificate(
        Claim.UNKNOWN, "Euclidean", Double.NaN, Horizon.NONE, List.of(), List.of(), Optional.empty(), "")))
        .containsExactly("an unknown without a reason");
    assertThat(CertificateChecker.check(new Certificate(
        Claim.UNKNOWN, "Euclidean", 1, Horizon.NONE, List.of("why"), List.of(), Optional.empty(), ""))).isNotEmpty();
    Certificate bare = new Certificate(Claim.NORM_DECREASING, "Euclidean", 1, Horizon.OUTPUT,
        List.of("trust me"), List.of(), Optional.empty(), "");
    assertThat(CertificateChecker.check(Certifier.sealed(bare, "")))
        .anySatisfy(text -> assertThat(text).contains("no proof is stored"));
  }

  /** Puts null in the place of the first field of that name. */
  private static boolean blank(JsonNode node, String field) {
    if (node instanceof ObjectNode object && object.has(field)) {
      object.putNull(field);
      return true;
    }
    for (JsonNode child : node.values()) {
      if (blank(child, field)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void otherTextsAreNoCertificates() {
    Certificate certificate = Certifier.certify(CYCLES).norm();
    List<String> texts = new ArrayList<>(List.of("", "{}", "[1]", "null", "not JSON"));
    texts.add(CertificateJson.write(certificate).substring(1));
    texts.add(CertificateJson.write(certificate).replace("\"frozen\":true", "\"frozen\":null"));
    texts.add(CertificateJson.write(certificate).replace("\"times\":3", "\"times\":3,\"more\":1"));
    for (String field : List.of("claim", "horizon", "seal", "flux", "sector", "argument", "boundary", "rows")) {
      ObjectNode tree = tree(certificate);
      assertThat(blank(tree, field)).as(field).isTrue();
      texts.add(tree.toString());
    }
    texts.add(CertificateJson.write(certificate).replace("[1,1,2]", "[-1,-1,2]"));
    texts.add(CertificateJson.write(certificate).replace("[1,1,2]", "[1,1,3]"));
    texts.add(CertificateJson.write(certificate).replace("-1.5", "1e999"));
    texts.add(CertificateJson.write(certificate).replace("Iterated", "Integrated"));
    texts.add(CertificateJson.write(certificate).replace("EVERY_CYCLE", "ALWAYS"));
    for (String text : texts) {
      assertThatThrownBy(() -> CertificateJson.read(text)).as(text)
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no certificate");
    }
  }
}
