package org.residua.cli.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.Explanation;
import org.residua.verification.certificate.Certificate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The numbers behind the plots: samples in base64, everything else in JSON. */
final class Embedded {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Embedded() {}

  /** Little-endian float32, channel after channel, each less its offset, which keeps small structure on a large level. */
  static String samples(Signal u, double[] offsets) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(u.shape().size(), Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < u.shape().channels(); c++) {
      for (double sample : u.channel(c)) {
        bytes.putFloat((float) (sample - offsets[c]));
      }
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** The middle of the range of each channel. */
  static double[] offsets(Signal u) {
    return IntStream.range(0, u.shape().channels()).mapToDouble(c -> {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double sample : u.channel(c)) {
        if (Double.isFinite(sample)) {
          low = Math.min(low, sample);
          high = Math.max(high, sample);
        }
      }
      return low <= high ? low / 2 + high / 2 : 0;
    }).toArray();
  }

  /** The JSON; without the characters that could end its element. */
  static String json(Report report, double[] offsets) {
    Measured measured = report.measured();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("length", measured.before().shape().length());
    ArrayNode channels = json.putArray("channels");
    measured.channels().forEach(channels::add);
    ArrayNode levels = json.putArray("offsets");
    for (double offset : offsets) {
      levels.add(offset);
    }
    time(json, measured);
    ArrayNode noise = json.putArray("noise");
    measured.evidence().forEach(channel -> noise.add(channel.noise().sigma()));
    report.method().flux().filter(flux -> !flux.constantDiffusivity())
        .ifPresentOrElse(flux -> json.put("contrast", flux.contrast()), () -> json.putNull("contrast"));
    filters(json, report);
    why(json, report, offsets);
    report.trajectory().ifPresentOrElse(
        trajectory -> describe(json.putObject("trajectory"), report, trajectory), () -> json.putNull("trajectory"));
    return MAPPER.writeValueAsString(json).replace("<", "\\u003c");
  }

  /** The time axis as first position and step, or as little-endian float64 in base64. */
  private static void time(ObjectNode json, Measured measured) {
    Optional<Abscissa> axis = measured.time().filter(time -> time.positions().isPresent());
    if (axis.isEmpty()) {
      json.putNull("time");
      return;
    }
    double[] positions = axis.get().positions().orElseThrow();
    ObjectNode time = json.putObject("time").put("name", axis.get().name()).put("dated", axis.get().dated());
    if (axis.get().even()) {
      time.put("start", positions[0]).put("step", (positions[positions.length - 1] - positions[0]) / (positions.length - 1));
    } else {
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(positions.length, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asDoubleBuffer().put(positions);
      time.put("positions", Base64.getEncoder().encodeToString(bytes.array()));
    }
  }

  /** What could have been instead, channel by channel; null where there is no explanation. */
  private static void why(ObjectNode json, Report report, double[] offsets) {
    ArrayNode all = json.putArray("why");
    for (Explanation why : report.explanations()) {
      double[] offset = {offsets[why.number()]};
      ObjectNode one = all.addObject().put("channel", why.number());
      ArrayNode rivals = one.putArray("rivals");
      List<Explanation.Rival> others = why.candidates().stream().filter(rival -> rival.tried().weight() == 0).toList();
      for (int k = 0; k < why.runnersUp().size(); k++) {
        rivals.addObject().put("name", others.get(k).tried().name()).put("samples", samples(why.runnersUp().get(k), offset));
      }
      one.put("deviation", samples(why.deviation(), new double[1])).put("half", samples(why.half().result(), offset))
          .put("twice", samples(why.twice().result(), offset));
    }
  }

  private static void filters(ObjectNode json, Report report) {
    if (!(report.method().diffusion().map(Diffusion::operator).orElse(null) instanceof Convolution k)) {
      json.putNull("filters");
      return;
    }
    ObjectNode filters = json.putObject("filters");
    filters.put("taps", k.taps()).put("inputs", k.stencil().groupInputs())
        .put("outputs", k.stencil().groupOutputs()).put("dilation", k.dilation())
        .put("boundary", k.boundary().name().toLowerCase(Locale.ROOT));
    ArrayNode weights = filters.putArray("weights");
    for (double weight : k.weights().values()) {
      weights.add(weight);
    }
    ArrayNode names = filters.putArray("names");
    IntStream.rangeClosed(1, k.outputs()).forEach(m -> names.add("filter " + m));
  }

  private static void describe(ObjectNode json, Report report, Trajectory trajectory) {
    List<Trajectory.Point> points = trajectory.points();
    json.put("unit", trajectory.unit());
    ArrayNode steps = json.putArray("steps");
    ArrayNode norms = json.putArray("norm");
    ArrayNode energies = json.putArray("energy");
    for (Trajectory.Point point : points) {
      steps.add(point.count());
      norms.add(point.norm());
      energies.add(point.energy());
    }
    bound(json, "normBound", report.certification().norm(), points.get(0).norm());
    bound(json, "energyBound", report.certification().energy(), points.get(0).energy());
  }

  private static void bound(ObjectNode json, String field, Certificate certificate, double start) {
    if (certificate.proven()) {
      json.put(field, certificate.bound() * start);
    } else {
      json.putNull(field);
    }
  }
}
