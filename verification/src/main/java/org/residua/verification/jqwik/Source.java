package org.residua.verification.jqwik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/** Signals as Java source, to be pasted into a test: every bit of every sample. */
final class Source {

  /** More samples than this are written as a background with events. */
  private static final int WRITTEN_OUT = 48;
  private static final int MOST_EVENTS = 24;

  private Source() {}

  /** Declarations of the inputs of a block: {@code u}, then {@code f1}, {@code f2}. */
  static String ofInputs(List<Signal> inputs) {
    return IntStream.range(0, inputs.size()).mapToObj(k -> of(k == 0 ? "u" : "f" + k, inputs.get(k)))
        .collect(Collectors.joining());
  }

  /** A declaration on a line of its own, a line break before it. */
  static String of(String name, Signal u) {
    return u.shape().size() <= WRITTEN_OUT ? "\n  Signal " + name + " = " + writtenOut(u) + ";" : sketched(name, u);
  }

  private static String writtenOut(Signal u) {
    if (u.shape().channels() == 1) {
      return "Signal.of(" + numbers(u.channel(0)) + ")";
    }
    return IntStream.range(0, u.shape().channels()).mapToObj(c -> "new double[] {" + numbers(u.channel(c)) + "}")
        .collect(Collectors.joining(", ", "Signal.ofChannels(", ")"));
  }

  private static String numbers(double[] samples) {
    return Arrays.stream(samples).mapToObj(Double::toString).collect(Collectors.joining(", "));
  }

  private static String sketched(String name, Signal u) {
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    Map<Double, Integer> counts = new LinkedHashMap<>();
    Arrays.stream(samples).forEach(sample -> counts.merge(sample, 1, Integer::sum));
    Map.Entry<Double, Integer> background = counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue)).orElseThrow();
    if (samples.length - background.getValue() > MOST_EVENTS) {
      return "\n  // " + name + " has " + samples.length + " samples " + u.shape() + " that are not a background with a few "
          + "events: repeat it with the seed; its digest is " + u.digest();
    }
    List<String> lines = new ArrayList<>(List.of("double[] " + name + "s = new double[" + samples.length + "];",
        "java.util.Arrays.fill(" + name + "s, " + background.getKey() + ");"));
    IntStream.range(0, samples.length).filter(i -> !background.getKey().equals(samples[i]))
        .forEach(i -> lines.add(name + "s[" + i + "] = " + samples[i] + ";"));
    lines.add("Signal " + name + " = Signal.planar(new Shape(" + u.shape().channels() + ", " + u.shape().length() + "), "
        + name + "s);");
    return lines.stream().collect(Collectors.joining("\n  ", "\n  ", ""));
  }
}
