package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.residua.api.signal.Signal;

/**
 * What was found out about the noise of a channel, and what of it the result rests on.
 *
 * @param findings of the tests, in their order
 * @param replaced positions, from 0, of samples that were taken for errors and replaced by what their neighbours say; they
 *     are outside the certificate, which begins with the cleaned samples
 * @param clipped positions of further samples that were put nearer to their neighbours
 * @param colour the spectrum of the noise in words; empty where it is taken for white
 * @param correlation of neighbouring noise samples; empty where the noise is taken for white
 * @param levels the noise level at each level of a frame, in units in which that of white noise is the same at all of them; empty where
 *     the noise is taken for white
 * @param local the noise level at each sample in units of its root mean square; empty where there is one level
 * @param warnings what the data cannot tell, and who can
 */
public record Diagnosis(List<Finding> findings, List<Integer> replaced, List<Integer> clipped, Optional<String> colour,
    OptionalDouble correlation, List<Double> levels, Optional<Signal> local, List<Warning> warnings) {

  private static final int MOST_SHOWN = 20;

  /** Copies the lists. */
  public Diagnosis {
    findings = List.copyOf(findings);
    replaced = List.copyOf(replaced);
    clipped = List.copyOf(clipped);
    levels = List.copyOf(levels);
    warnings = List.copyOf(warnings);
  }

  /** Each test, what was replaced, the spectrum and what is open, a line each; empty where no test was made. */
  public String describe() {
    if (findings.stream().noneMatch(Finding::made)) {
      return "";
    }
    List<String> lines = new ArrayList<>(findings.stream().map(Finding::describe).toList());
    colour.ifPresent(spectrum -> lines.add("spectrum of the noise: " + spectrum));
    local.ifPresent(v -> lines.add("noise level: " + range(v) + " times the common one"));
    if (!replaced.isEmpty()) {
      lines.add("replaced, and outside the certificate: samples " + places(replaced)
          + (clipped.isEmpty() ? "" : "; put nearer to their neighbours: " + places(clipped)) + " (counted from 0)");
    }
    warnings.forEach(warning -> lines.add((warning.samples().isEmpty() ? "" : "samples " + places(warning.samples()) + " (counted from 0) ") + warning.text()));
    return String.join("\n", lines);
  }

  static String range(Signal v) {
    double[] sorted = v.channel(0);
    Arrays.sort(sorted);
    return String.format(Locale.ROOT, "%.3g to %.3g", sorted[0], sorted[sorted.length - 1]);
  }

  private static String places(List<Integer> samples) {
    return samples.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
        + (samples.size() > MOST_SHOWN ? ", ..." : "");
  }
}
