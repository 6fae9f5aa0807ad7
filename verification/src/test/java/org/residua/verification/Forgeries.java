package org.residua.verification;

import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Networks of tests of the checker, their certificates as JSON, and what becomes of them when a part is changed. */
final class Forgeries {

  static final Convolution K = Convolution.of(Boundary.NATURAL, -1.5, 1);
  static final Diffusion PERONA_MALIK = Diffusion.of(K, new PeronaMalik(1));
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final Architecture CYCLES =
      Tracer.trace(Fsi.of(PERONA_MALIK, PERONA_MALIK.limit().certified(), 4, 3), 1);
  static final Architecture PULLED = pulled();
  static final Architecture LINEAR =
      Tracer.trace(Fsi.of(Diffusion.of(K, new Linear()), PERONA_MALIK.limit().certified(), 4, 1), 1);
  static final Architecture VARYING =
      Tracer.trace(Fed.of(PERONA_MALIK, PERONA_MALIK.limit().certified(), 4, 2), 1);
  static final Architecture STAGES =
      Tracer.trace(new Rkl2(PERONA_MALIK, StepSize.ofLimit(1), 4, 2, true), 1);
  static final Architecture LAYERS = Tracer.trace(
      Explicit.of(Diffusion.of(K, new Charbonnier(1)), PERONA_MALIK.limit().certified(), 2), 1).expanded();

  private Forgeries() {}

  static Architecture pulled() {
    Diffusion d = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(1));
    Block step = new SymmetricResidualBlock(d.limit().certified(), d);
    return Tracer.trace(step, 1, 1);
  }

  static final Architecture GROUPED = steps(new Convolution(
      new Parameter("K", List.of(2, 1, 3), 1, -2, 0.5, 0.3, 0, -1), Boundary.REFLECTING, 2, 3), 2);
  static final Architecture STACKED = steps(new Product(Stack.of(
      Convolution.of(Boundary.PERIODIC, 0.5, -0.5), Convolution.of(Boundary.PERIODIC, 0.5, 0.5)), new Mirror()), 1);

  static Architecture steps(LinearOperator operator, int channels) {
    Diffusion d = Diffusion.of(operator, new PeronaMalik(1));
    return Tracer.trace(Explicit.of(d, d.limit().certified(), 2), channels);
  }

  static List<Architecture> networks() {
    return List.of(CYCLES, PULLED, LINEAR, LAYERS, GROUPED, STACKED, VARYING, STAGES);
  }

  static List<Certificate> proven(Architecture network) {
    Certification all = Certifier.certify(network);
    return List.of(all.norm(), all.energy(), all.nonexpansive()).stream().filter(Certificate::proven).toList();
  }

  static ObjectNode tree(Certificate certificate) {
    return (ObjectNode) MAPPER.readTree(CertificateJson.write(certificate));
  }

  /** Sealed anew, a claim that the numbers do not prove. A text that cannot be read is refused as well. */
  static List<String> faults(JsonNode forged) {
    try {
      return CertificateChecker.check(CertificateJson.read(forged.toString()));
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
