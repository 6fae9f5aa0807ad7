package org.residua.cli;

import static org.residua.cli.Smoothing.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;
import org.residua.cli.report.Choice;
import org.residua.cli.report.Mixture;
import org.residua.schemes.denoiser.Denoised.Channel;
import org.residua.schemes.denoiser.Denoised.Tried;
import org.residua.schemes.denoiser.NoiseLevel;
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
    json.putNull("coloured");
    json.putNull("outliers");
  }

  @Override
  public void describe(BiConsumer<String, String> lines) {
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      String which = channels.size() == 1 ? "" : "channel " + (c + 1) + ": ";
      lines.accept("noise", which + digits(channel.noise().sigma()) + ", " + channel.noise().describe());
      lines.accept("chosen", which + channel.reason().orElseGet(() -> chosen(channel)));
      channel.runnersUp().stream().limit(2)
          .forEach(next -> lines.accept("", "next: " + next.name() + ", estimated risk " + digits(next.risk())));
    }
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
