package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is known of the noise: --outliers, --coloured, what the tests find without them, and what is said of it. */
final class NoiseOptionsTest {

  private static double clean(int i) {
    return 6 * Math.sin(0.006 * i) + (i < 700 ? 0 : 8);
  }

  private static String csv(double[] y) {
    return "value\n" + IntStream.range(0, y.length).mapToObj(i -> String.format(Locale.ROOT, "%.9f", y[i]))
        .collect(Collectors.joining("\n"));
  }

  /** Noise whose neighbours are correlated by {@code rho}. */
  private static double[] noisy(int n, long seed, double rho) {
    Random random = new Random(seed);
    double[] y = new double[n];
    double w = random.nextGaussian();
    for (int i = 0; i < n; i++) {
      w = rho * w + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      y[i] = clean(i) + w;
    }
    return y;
  }

  private static double[] spiked(boolean oneSided) {
    double[] y = noisy(1200, 1, 0);
    Random random = new Random(2);
    for (int k = 0; k < 12; k++) {
      y[100 * k + 10 + random.nextInt(80)] += k % 2 == 0 || oneSided ? 14 : -14;
    }
    return y;
  }

  private static JsonNode json(double[] y, String options) {
    Ran ran = Ran.piped(csv(y), ("denoise - --json - " + options).strip().split(" +", -1));
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    return ran.json();
  }

  private static List<String> warnings(JsonNode json) {
    return json.get("warnings").valueStream().map(JsonNode::asString).toList();
  }

  private static List<Integer> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::intValue).toList();
  }

  @Test
  void outliersAreRemovedAndTold() {
    double[] y = spiked(false);
    JsonNode found = json(y, "");
    JsonNode outliers = found.get("choice").get("outliers");
    List<Integer> expected = IntStream.range(0, y.length).filter(i -> Math.abs(y[i] - clean(i)) > 9).map(i -> i + 1).boxed()
        .toList();
    assertThat(numbers(outliers.get("replaced"))).isEqualTo(expected).hasSize(12);
    assertThat(found.get("choice").get("coloured").isNull()).isTrue();
    assertThat(found.get("certificate").get("claim").stringValue()).isEqualTo("norm-decreasing");
    assertThat(found.get("networkBitwiseEqual").booleanValue()).isTrue();
    assertThat(warnings(found)).isEmpty();
    JsonNode test = found.get("choice").get("tests").get(1);
    assertThat(test.get("name").stringValue()).isEqualTo("outliers");
    assertThat(test.get("statistic").doubleValue()).isEqualTo(12);
    assertThat(test.get("fired").booleanValue()).isTrue();
    JsonNode kept = json(y, "--outliers keep");
    assertThat(kept.get("choice").get("outliers").isNull()).isTrue();
    assertThat(kept.get("digest")).isNotEqualTo(found.get("digest"));
    assertThat(json(y, "--outliers remove").get("digest")).isEqualTo(found.get("digest"));
    String text = Ran.piped(csv(y), "denoise", "-").out();
    assertThat(text).contains("outliers 12 samples replaced by what the neighbours say (" + expected.get(0) + ", "
        + expected.get(1),
        "; what is proven begins with the cleaned samples", "outliers: yes, 12 against 3.2");
  }

  /** Spikes of one side may be peaks: they stay, with their places and the option that removes them. */
  @Test
  void oneSidedOnesStayWithAWarning() {
    double[] y = spiked(true);
    JsonNode left = json(y, "");
    assertThat(left.get("choice").get("outliers").isNull()).isTrue();
    assertThat(warnings(left)).anySatisfy(warning -> assertThat(warning).startsWith("12 samples (")
        .contains("one sign", "(--outliers remove)"))
        .noneMatch(warning -> warning.contains("isolated sample"));
    JsonNode removed = json(y, "--outliers remove");
    assertThat(numbers(removed.get("choice").get("outliers").get("replaced"))).hasSize(12);
    assertThat(warnings(removed)).isEmpty();
  }

  @Test
  void coloursAreFoundAndTold() {
    double[] y = noisy(2048, 3, 0.5);
    JsonNode found = json(y, "");
    JsonNode coloured = found.get("choice").get("coloured");
    assertThat(coloured.get("correlation").doubleValue()).isBetween(0.35, 0.6);
    assertThat(coloured.get("levels").valueStream().map(JsonNode::doubleValue).toList()).isSorted().hasSize(5);
    assertThat(warnings(found)).noneMatch(warning -> warning.contains("coloured"));
    JsonNode white = json(y, "--coloured no");
    assertThat(white.get("choice").get("coloured").isNull()).isTrue();
    assertThat(white.get("digest")).isNotEqualTo(found.get("digest"));
    assertThat(json(y, "--coloured yes").get("digest")).isEqualTo(found.get("digest"));
    assertThat(Ran.piped(csv(y), "denoise", "-").out()).contains("coloured noise: yes, 0.", "its spectrum: autoregressive");
  }

  /** Too few samples to rely on it, and noise as slow as a signal. */
  @Test
  void whatTheDataCannotTellIsSaid() {
    double[] few = noisy(1500, 4, 0.5);
    assertThat(warnings(json(few, "")))
        .anySatisfy(warning -> assertThat(warning).contains("may be coloured", "1500 samples", "(--coloured yes)"));
    assertThat(warnings(json(few, "--coloured yes"))).noneMatch(warning -> warning.contains("may be coloured"));
    assertThat(warnings(json(noisy(4096, 5, 0.9), ""))).anySatisfy(warning ->
        assertThat(warning).contains("so slow", "a sample of noise alone", "Denoiser.withNoiseSample"));
  }

  /** Too few samples for what is asked: it is said, with the reason. */
  @Test
  void whatCannotBeDoneIsSaid() {
    double[] few = Arrays.copyOf(noisy(64, 6, 0), 31);
    assertThat(warnings(json(few, "--outliers remove --coloured yes"))).anySatisfy(warning ->
        assertThat(warning).contains("31 samples are fewer than the 32", "--coloured and --outliers are not used"));
    assertThat(warnings(json(few, "--outliers keep")))
        .anySatisfy(warning -> assertThat(warning).endsWith("; --outliers is not used"));
    assertThat(warnings(json(few, ""))).noneMatch(warning -> warning.contains("not used"));
    double[] some = Arrays.copyOf(noisy(64, 6, 0), 63);
    assertThat(warnings(json(some, "--coloured yes"))).anySatisfy(warning ->
        assertThat(warning).contains("said to be coloured and is taken for white: 63 samples", "a sample of noise alone"));
    assertThat(warnings(json(some, ""))).noneMatch(warning -> warning.contains("coloured"));
    double[] silent = new double[100];
    assertThat(warnings(json(silent, "--outliers remove"))).anySatisfy(warning ->
        assertThat(warning).contains("outliers are to be removed, which is not done: nothing to remove"));
  }

  @Test
  void valuesAreChecked() {
    assertThat(Ran.line("denoise --coloured pink").err()).contains("coloured 'pink' is unknown", "yes, no, auto");
    assertThat(Ran.line("denoise --outliers clip").err()).contains("outliers 'clip' is unknown", "keep, remove, auto");
    assertThat(Ran.line("denoise --outliers keep --scheme fsi").err()).contains("--outliers contradicts an option of the method");
    assertThat(Ran.line("denoise --coloured no --contrast 1").err()).contains("--coloured contradicts an option of the method");
    assertThat(Ran.line("translate --outliers keep").err()).contains("--outliers");
  }
}
