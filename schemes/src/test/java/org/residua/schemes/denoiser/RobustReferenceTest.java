package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.residua.schemes.denoiser.MadeUp.only;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/**
 * Two cases that another program decided and denoised, in NumPy and another order of operations: Blocks with ten outliers, where only
 * these are found, and Doppler with noise whose neighbours are correlated by one half, where only that is. The statistics of all
 * tests, the samples after the outliers, the noise of each level and the results.
 */
final class RobustReferenceTest {

  private static final double STATISTIC = 1e-9;
  private static final double RESULT = 1e-6;

  private static Finding finding(Denoised denoised, Finding.Test test) {
    return only(denoised).diagnosis().findings().stream().filter(found -> found.test() == test).findFirst().orElseThrow();
  }

  private static void close(double[] found, String file, int column) {
    double[] expected = References.column(file, column);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("%s, sample %d", file, i).isCloseTo(expected[i], within(RESULT));
    }
  }

  @Test
  void outliers() {
    double[] y = References.column("outliers_1024.csv", 0);
    double[] cleaned = References.column("outliers_1024.csv", 1);
    Denoised mixture = Denoiser.automatic().denoise(Signal.of(y));
    Diagnosis diagnosis = only(mixture).diagnosis();
    assertThat(diagnosis.findings().stream().filter(Finding::fired).map(Finding::test)).containsExactly(Finding.Test.OUTLIERS);
    assertThat(finding(mixture, Finding.Test.DRIFT).statistic()).isCloseTo(0.06035082837638917, within(STATISTIC));
    assertThat(finding(mixture, Finding.Test.OUTLIERS).statistic()).isEqualTo(10);
    assertThat(finding(mixture, Finding.Test.OUTLIERS).threshold()).isEqualTo(3 + 1024 / 5000.0 + 8 * 8 / 1024.0);
    assertThat(diagnosis.replaced()).hasSize(10);
    assertThat(diagnosis.clipped()).hasSize(10);
    List<Integer> changed = new ArrayList<>(diagnosis.replaced());
    changed.addAll(diagnosis.clipped());
    for (int i = 0; i < y.length; i++) {
      assertThat(only(mixture).start().get(0, i)).as("sample %d", i).isCloseTo(cleaned[i], within(STATISTIC));
      assertThat(changed.contains(i)).as("sample %d", i).isEqualTo(cleaned[i] != y[i]);
    }
    assertThat(only(mixture).noise().sigma()).isCloseTo(1.144378692951022, within(STATISTIC));
    assertThat(only(mixture).chosen().get(0).name()).isEqualTo("edges 4^9");
    assertThat(only(mixture).chosen().get(0).weight()).isCloseTo(0.9929537571176194, within(RESULT));
    close(mixture.signal().channel(0), "outliers_1024.csv", 3);
    close(Denoiser.automatic().choosing(Denoiser.Choice.SELECTED).denoise(y), "outliers_1024.csv", 2);
  }

  @Test
  void autoregressiveNoise() {
    double[] y = References.column("autoregressive_2048.csv", 0);
    Denoised mixture = Denoiser.automatic().denoise(Signal.of(y));
    Diagnosis diagnosis = only(mixture).diagnosis();
    assertThat(diagnosis.findings().stream().filter(Finding::fired).map(Finding::test)).containsExactly(Finding.Test.COLOUR);
    assertThat(NoiseLevel.of(Signal.of(y), 0).sigma()).isCloseTo(0.632073923128147, within(STATISTIC));
    assertThat(finding(mixture, Finding.Test.DRIFT).statistic()).isCloseTo(0.07580969454060238, within(STATISTIC));
    assertThat(finding(mixture, Finding.Test.OUTLIERS).statistic()).isEqualTo(2);
    assertThat(finding(mixture, Finding.Test.OUTLIERS).threshold()).isEqualTo(3 + 2048 / 5000.0 + 12 * 12 / 2048.0);
    assertThat(finding(mixture, Finding.Test.COLOUR).statistic()).isCloseTo(0.43906690228436834, within(STATISTIC));
    double[] levels = {0.6561506434328296, 0.9299434272398824, 1.2413363877926271, 1.4218188408996064, 1.486903589497699};
    for (int j = 0; j < levels.length; j++) {
      assertThat(diagnosis.levels().get(j)).isCloseTo(levels[j], within(RESULT));
    }
    assertThat(only(mixture).chosen()).hasSize(1);
    assertThat(only(mixture).chosen().get(0).name()).isEqualTo("sym8 two-step");
    close(mixture.signal().channel(0), "autoregressive_2048.csv", 1);
    close(Denoiser.automatic().choosing(Denoiser.Choice.SELECTED).denoise(y), "autoregressive_2048.csv", 1);
  }
}
