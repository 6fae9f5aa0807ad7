package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbesTest {

  /** Computed elsewhere from the same integers: logarithm, cosine, root and product round once each. */
  @Test
  void theFirstNumbersAreTheReference() {
    List<String> lines = References.lines("gaussians.csv");
    double[] w = new Probes().next(lines.size() - 1);
    assertThat(w).hasSize(32);
    for (int i = 0; i < w.length; i++) {
      double expected = Double.parseDouble(lines.get(i + 1).split(",", -1)[1]);
      assertThat(w[i]).as("%d", i).isCloseTo(expected, within(4 * Math.ulp(expected)));
    }
  }

  @Test
  void vectorsFollowEachOther() {
    double[] all = new Probes().next(30);
    Probes probes = new Probes();
    assertThat(probes.next(11)).isEqualTo(Arrays.copyOf(all, 11));
    assertThat(probes.next(19)).isEqualTo(Arrays.copyOfRange(all, 11, 30));
  }

  /** Mean 0, variance 1, kurtosis 3, neighbours uncorrelated: within four standard errors. */
  @Test
  void theyAreStandardNormal() {
    int n = 100_000;
    double[] w = new Probes().next(n);
    assertThat(Arrays.stream(w).average().orElseThrow()).isCloseTo(0, within(4 / Math.sqrt(n)));
    assertThat(Arrays.stream(w).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
    assertThat(Arrays.stream(w).map(x -> x * x * x * x).average().orElseThrow()).isCloseTo(3, within(4 * Math.sqrt(96.0 / n)));
    double neighbours = 0;
    for (int i = 1; i < n; i++) {
      neighbours += w[i] * w[i - 1];
    }
    assertThat(neighbours / n).isCloseTo(0, within(4 / Math.sqrt(n)));
  }
}
