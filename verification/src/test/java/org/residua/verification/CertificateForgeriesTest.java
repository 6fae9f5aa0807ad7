package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Forgeries.CYCLES;
import static org.residua.verification.Forgeries.LAYERS;
import static org.residua.verification.Forgeries.LINEAR;
import static org.residua.verification.Forgeries.MAPPER;
import static org.residua.verification.Forgeries.PULLED;
import static org.residua.verification.Forgeries.tree;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.residua.verification.certificate.Certificate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgeries that are sealed anew are refused by the proof, or by the network. */
final class CertificateForgeriesTest {

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
}
