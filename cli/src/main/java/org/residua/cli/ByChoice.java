package org.residua.cli;

import static org.residua.cli.Smoothing.counted;
import static org.residua.cli.Smoothing.digits;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.cli.evidence.Evidence;
import org.residua.cli.report.Choice;
import org.residua.cli.report.Mixture;
import org.residua.schemes.denoiser.Denoised.Channel;
import org.residua.schemes.denoiser.Denoised.Tried;
import org.residua.schemes.denoiser.Diagnosis;
import org.residua.schemes.denoiser.Finding;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.denoiser.Warning;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the automatic denoiser chose for each channel.
 *
 * @param channels the choice for each
 */
record ByChoice(List<Channel> channels) implements Smoothing {

  private static final List<String> OF_SCHEMES = List.of("flux", "contrast", "order", "boundary", "tau", "tauLimit", "steps",
      "cycles", "time", "frozen", "alpha");
  /** Second differences. */
  private static final int MOST_TAPS = 3;
  private static final int MOST_SHOWN = 20;
  /** Channels that are taken apart and put together are there once more, before and after. */
  private static final int APART = 2;

  /** Copies the list. */
  ByChoice {
    channels = List.copyOf(channels);
  }

  @Override
  public List<Architecture> networks() {
    return channels.stream().map(Channel::network).toList();
  }

  @Override
  public List<Signal> starts() {
    return channels.stream().map(Channel::start).toList();
  }

  @Override
  public Supplier<Evolution.Evolved> ready(int k, Machinery machinery, Progress progress) {
    Channel channel = channels.get(k);
    if (!channel.divided()) {
      return Evolution.of(channel.network(), channel.start(), machinery, progress)::run;
    }
    progress.expect(channel.work(machinery.engine()));
    return () -> {
      long start = System.nanoTime();
      Signal after = channel.run(machinery.engine(), progress::advance);
      return new Evolution.Evolved(after, 1e-9 * (System.nanoTime() - start), List.of());
    };
  }

  @Override
  public double bytes(int k, boolean compared, Engine engine) {
    Channel channel = channels.get(k);
    long apart = channels.size() == 1 ? 0 : (long) APART * channel.start().shape().size();
    return channel.divided() ? (double) Double.BYTES * (channel.samples() + apart)
        : Memory.bytes(channel.network(), MOST_TAPS, channel.start().shape(), compared, engine);
  }

  /** Whether all channels are denoised part by part. */
  boolean divided() {
    return channels.stream().allMatch(Channel::divided);
  }

  @Override
  public List<NoiseLevel> levels() {
    return channels.stream().map(Channel::noise).toList();
  }

  @Override
  public Signal judged(Signal measured) {
    SignalBuffer judged = new SignalBuffer(measured.shape());
    judged.copyFrom(measured);
    for (int c = 0; c < channels.size(); c++) {
      Diagnosis diagnosis = channels.get(c).diagnosis();
      int channel = c;
      Stream.concat(diagnosis.replaced().stream(), diagnosis.clipped().stream()).forEach(i -> judged.set(channel, i, Double.NaN));
    }
    return judged.handOver();
  }

  @Override
  public Set<Evidence.Known> known(int channel) {
    Diagnosis diagnosis = channels.get(channel).diagnosis();
    Set<Evidence.Known> known = EnumSet.noneOf(Evidence.Known.class);
    diagnosis.colour().ifPresent(_ -> known.add(Evidence.Known.COLOURED));
    diagnosis.local().ifPresent(_ -> known.add(Evidence.Known.UNEVEN));
    diagnosis.warnings().stream().filter(warning -> warning.kind() == Warning.Kind.OUTLIERS_LEFT)
        .forEach(_ -> known.add(Evidence.Known.ISOLATED));
    return known;
  }

  @Override
  public OptionalDouble energy(Signal u, Signal target, Engine engine) {
    return OptionalDouble.empty();
  }

  @Override
  public void describe(ObjectNode json) {
    json.put("scheme", "automatic");
    ObjectNode choice = json.putObject("choice");
    describe(choice, channels.get(0));
    if (channels.size() > 1) {
      ArrayNode each = choice.putArray("channels");
      channels.forEach(channel -> describe(each.addObject(), channel));
    }
    OF_SCHEMES.forEach(json::putNull);
  }

  private static void describe(ObjectNode json, Channel channel) {
    ArrayNode candidates = json.putArray("candidates");
    for (Tried tried : channel.candidates()) {
      candidates.addObject().put("name", tried.name()).put("risk", tried.risk()).put("weight", tried.weight());
    }
    json.put("noise", channel.noise().sigma());
    json.put("noiseFrom", channel.noise().describe());
    describe(json, channel.diagnosis());
  }

  private static void describe(ObjectNode json, Diagnosis diagnosis) {
    diagnosis.colour().ifPresentOrElse(spectrum -> {
      ObjectNode coloured = json.putObject("coloured").put("spectrum", spectrum).put("correlation", diagnosis.correlation().orElseThrow());
      ArrayNode levels = coloured.putArray("levels");
      diagnosis.levels().forEach(levels::add);
    }, () -> json.putNull("coloured"));
    if (diagnosis.replaced().isEmpty()) {
      json.putNull("outliers");
    } else {
      ObjectNode outliers = json.putObject("outliers");
      put(outliers, "replaced", diagnosis.replaced());
      put(outliers, "clipped", diagnosis.clipped());
    }
    ArrayNode tests = json.putArray("tests");
    for (Finding finding : diagnosis.findings()) {
      ObjectNode test = tests.addObject().put("name", finding.test().text());
      Json.put(test, "statistic", finding.statistic());
      Json.put(test, "threshold", finding.threshold());
      test.put("fired", finding.fired()).put("reason", finding.reason());
    }
  }

  /** Samples are numbered from 1, as in all messages. */
  private static void put(ObjectNode json, String name, List<Integer> samples) {
    ArrayNode numbers = json.putArray(name);
    samples.forEach(i -> numbers.add(i + 1));
  }

  @Override
  public void describe(BiConsumer<String, String> lines) {
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      String which = channels.size() == 1 ? "" : "channel " + (c + 1) + ": ";
      lines.accept("noise", which + digits(channel.noise().sigma()) + ", " + channel.noise().describe());
      channel.diagnosis().findings().stream().filter(Finding::fired).forEach(finding -> lines.accept("", which + finding.describe()));
      channel.diagnosis().colour().ifPresent(spectrum -> lines.accept("", which + "its spectrum: " + spectrum));
      if (!channel.diagnosis().replaced().isEmpty()) {
        lines.accept("outliers", which + removed(channel.diagnosis()));
      }
      lines.accept("chosen", which + channel.reason().orElseGet(() -> chosen(channel)));
      channel.runnersUp().stream().limit(2)
          .forEach(next -> lines.accept("", "next: " + next.name() + ", estimated risk " + digits(next.risk())));
    }
  }

  /** Which samples were removed, and what that means. */
  private static String removed(Diagnosis diagnosis) {
    return counted(diagnosis.replaced().size(), "sample") + " replaced by what the neighbours say ("
        + samples(diagnosis.replaced()) + ")" + (diagnosis.clipped().isEmpty() ? "" : ", " + counted(diagnosis.clipped().size(), "sample")
        + " put nearer to them (" + samples(diagnosis.clipped()) + ")") + "; what is proven begins with the cleaned samples";
  }

  private static String samples(List<Integer> samples) {
    return samples.stream().limit(MOST_SHOWN).map(i -> Integer.toString(i + 1)).collect(Collectors.joining(", "))
        + (samples.size() > MOST_SHOWN ? ", ..." : "");
  }

  /**
   * What the data cannot tell, with the options that can.
   *
   * @param names of the channels
   */
  List<String> warnings(List<String> names) {
    return IntStream.range(0, channels.size()).boxed().flatMap(c -> channels.get(c).diagnosis().warnings().stream()
        .map(warning -> (channels.size() == 1 ? "" : names.get(c) + ": ") + told(warning))).toList();
  }

  private static String told(Warning warning) {
    return switch (warning.kind()) {
      case OUTLIERS_LEFT -> counted(warning.samples().size(), "sample") + " (" + samples(warning.samples()) + ") " + warning.text()
          + " (--outliers remove)";
      case SLOW_NOISE -> warning.text() + " (Denoiser.withNoiseSample of the library)";
      case MAYBE_COLOURED -> warning.text() + " (--coloured yes)";
      case UNUSED -> warning.text();
    };
  }

  /** The parts of the result with their weights and risks. */
  private static String chosen(Channel channel) {
    return channel.chosen().stream().map(tried -> share(tried.weight()) + tried.name() + " (estimated risk " + digits(tried.risk()) + ")")
        .collect(Collectors.joining(", "));
  }

  /** A weight as a share of the result; nothing for all of it. */
  static String share(double weight) {
    return weight == 1 ? "" : String.format(Locale.ROOT, "%.3g %% ", 100 * weight);
  }

  /** What the result of the first channel is made of, for a sentence. */
  String parts() {
    int count = channels.get(0).chosen().size();
    return channels.get(0).reason().orElse(count == 1 ? "the best of " + channels.get(0).candidates().size() + " candidates"
        : "a mixture of " + count + " of " + channels.get(0).candidates().size() + " candidates");
  }

  /** What the results of the channels of these names are made of. */
  List<Mixture> mixtures(List<String> names) {
    return IntStream.range(0, channels.size()).mapToObj(c -> new Mixture(names.get(c), channels.get(c).chosen().stream().map(tried ->
        new Mixture.Part(tried.name(), tried.steps(), tried.weight() == 1 ? "100 %" : share(tried.weight()).strip())).toList())).toList();
  }

  /** The candidates of the report, those of greatest weight and least risk first. */
  List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      String which = channels.size() == 1 ? "" : ", channel " + (c + 1);
      choices.add(new Choice("noise" + which, digits(channel.noise().sigma()), channel.noise().origin() == NoiseLevel.Origin.GIVEN
          ? Choice.Origin.GIVEN : Choice.Origin.AUTOMATIC, channel.noise().describe()));
      channel.reason().ifPresent(reason -> choices.add(new Choice("result" + which, "", Choice.Origin.AUTOMATIC, reason)));
      Stream.concat(channel.chosen().stream(), channel.runnersUp().stream()).forEach(tried -> choices.add(new Choice(
          tried.name() + which, tried.weight() == 0 ? "not taken" : tried.weight() == 1 ? "taken" : share(tried.weight()),
          Choice.Origin.AUTOMATIC, "estimated risk " + digits(tried.risk()))));
    }
    return List.copyOf(choices);
  }

  @Override
  public String brief() {
    return "automatic (" + IntStream.range(0, channels.size()).mapToObj(c -> channels.get(c).reason().orElseGet(
        () -> channels.get(c).chosen().get(0).name() + (channels.get(0).chosen().size() == 1 ? "" : " and others")))
        .distinct().collect(Collectors.joining("; ")) + ")";
  }
}
