package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.verification.Forgeries.CYCLES;
import static org.residua.verification.Forgeries.MAPPER;
import static org.residua.verification.Forgeries.faults;
import static org.residua.verification.Forgeries.proven;
import static org.residua.verification.Forgeries.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.graph.Architecture;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates stand alone as JSON, and forgeries are refused: by the seal, or, sealed anew, by the proof or the network. */
final class CertificateCheckerTest {

  @ParameterizedTest
  @MethodSource("org.residua.verification.Forgeries#networks")
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
  @MethodSource("org.residua.verification.Forgeries#networks")
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
