package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test A, each hypothesis with a signal on which it decides. */
final class OutliersTest {

  private static final int LENGTH = 2048;

  private static double[] noise(long seed) {
    return MadeUp.noisy(LENGTH, seed, i -> 5 * Math.sin(0.01 * i));
  }

  /** Isolated samples of both signs at random places, away from each other. */
  private static NavigableSet<Integer> places(int count, Random random) {
    NavigableSet<Integer> places = new TreeSet<>();
    while (places.size() < count) {
      int i = 8 + random.nextInt(LENGTH - 16);
      if (places.subSet(i - 8, i + 8).isEmpty()) {
        places.add(i);
      }
    }
    return places;
  }

  private static Outliers of(double[] y) {
    return Outliers.of(y, _ -> 1);
  }

  @Test
  void errorsOfBothSignsAreFound() {
    Random random = new Random(1);
    double[] y = noise(2);
    NavigableSet<Integer> places = places(20, random);
    places.forEach(i -> y[i] += random.nextBoolean() ? 12 : -12);
    Outliers found = of(y);
    assertThat(found.flagged()).containsExactlyElementsOf(places);
    assertThat(found.acts()).isTrue();
    Outliers.Cleaned cleaned = Outliers.without(y, _ -> 1);
    assertThat(cleaned.replaced()).containsExactlyElementsOf(places);
    for (int i : places) {
      assertThat(cleaned.samples()[i]).isBetween(5 * Math.sin(0.01 * i) - 3, 5 * Math.sin(0.01 * i) + 3);
    }
    assertThat(cleaned.clipped().stream().filter(places::contains)).isEmpty();
    for (int i = 0; i < LENGTH; i++) {
      boolean touched = places.contains(i) || cleaned.clipped().contains(i);
      assertThat(cleaned.samples()[i] == y[i]).isEqualTo(!touched);
    }
  }

  @Test
  void normalNoiseHasNone() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(of(noise(seed)).acts()).isFalse();
    }
  }

  /** Two or three samples wide, of any height: not isolated, whatever the caller wants. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void peaksOfTwoSamplesAreNeverTouched(int width) {
    Random random = new Random(5);
    double[] y = noise(6);
    NavigableSet<Integer> places = places(20, random);
    for (int i : places) {
      double height = random.nextBoolean() ? 30 : -30;
      for (int k = 0; k < width; k++) {
        y[i + k] += height;
      }
    }
    assertThat(of(y).flagged()).isEmpty();
    assertThat(of(y).acts()).isFalse();
    assertThat(Outliers.without(y, _ -> 1).replaced()).isEmpty();
    for (int i : places) {
      assertThat(Outliers.without(y, _ -> 1).samples()[i]).isEqualTo(y[i]);
    }
  }

  /** Peaks of one sample beside a third as many of two: those are peaks, too. */
  @Test
  void narrowPeaksBesideWiderOnesStay() {
    Random random = new Random(7);
    double[] y = noise(8);
    int k = 0;
    for (int i : places(24, random)) {
      double height = random.nextBoolean() ? 15 : -15;
      y[i] += height;
      y[i + 1] += k++ % 2 == 0 ? height / 2 : 0;
    }
    assertThat(of(y).peaks()).isPositive();
    assertThat(of(y).acts()).isFalse();
    assertThat(of(y).reason()).contains("peaks of two or three samples");
  }

  @Test
  void oneSidedOnesStay() {
    double[] y = noise(9);
    places(30, new Random(10)).forEach(i -> y[i] += 12);
    assertThat(of(y).counted()).isEqualTo(30);
    assertThat(of(y).acts()).isFalse();
    assertThat(of(y).reason()).contains("one sign");
    assertThat(of(y).why()).contains("one sign");
  }

  @Test
  void regularOnesStay() {
    double[] y = noise(11);
    for (int k = 0; k < 20; k++) {
      y[50 + 100 * k] += k % 2 == 0 ? 12 : -12;
    }
    assertThat(of(y).acts()).isFalse();
    assertThat(of(y).reason()).contains("regular intervals");
  }

  /** Five gaps alike tell no regularity: from six on they do. */
  @Test
  void fiveAreNotRegular() {
    for (int count : new int[] {5, 6}) {
      double[] y = noise(11);
      for (int k = 0; k < count; k++) {
        y[250 + 300 * k] += k % 2 == 0 ? 12 : -12;
      }
      assertThat(of(y).counted()).isEqualTo(count);
      assertThat(of(y).acts()).isEqualTo(count == 5);
    }
  }

  /** 19 of 20 have one sign, which may be that of a spectrum of sticks; 18 of 20 are errors. */
  @Test
  void nearlyOneSidedOnesStay() {
    for (int others : new int[] {1, 2}) {
      double[] y = noise(9);
      int k = 0;
      for (int i : places(20, new Random(10))) {
        y[i] += k++ < others ? -14 : 14;
      }
      assertThat(of(y).counted()).isEqualTo(20);
      assertThat(of(y).acts()).isEqualTo(others == 2);
    }
  }

  @Test
  void tooManyAreNoErrors() {
    Random random = new Random(12);
    double[] y = noise(13);
    for (int i = 10; i < LENGTH - 10; i += 8 + random.nextInt(12)) {
      y[i] += random.nextBoolean() ? 12 : -12;
    }
    assertThat(of(y).acts()).isFalse();
    assertThat(of(y).reason()).contains("more than 5 %");
  }

  /** Three of 2048 are too few: 3 + 2048/5000 are needed. */
  @Test
  void aFewAreLeftAlone() {
    for (int count : new int[] {3, 4}) {
      double[] y = noise(14);
      int k = 0;
      for (int i : places(count, new Random(15))) {
        y[i] += k++ % 2 == 0 ? 12 : -12;
      }
      assertThat(of(y).counted()).isEqualTo(count);
      assertThat(of(y).acts()).isEqualTo(count > of(y).threshold());
    }
    double[] y = noise(14);
    y[777] += 12;
    assertThat(of(y).flagged()).containsExactly(777);
    assertThat(of(y).why()).contains("too few");
  }

  /** With 40 edges nearly one more is needed. Where noise moves the largest difference away from its edge that one is not seen. */
  @Test
  void edgesRaiseTheThreshold() {
    double[] y = MadeUp.noisy(LENGTH, 16, i -> i / 32 % 2 == 0 ? 0 : 15);
    int edges = of(y).edges();
    assertThat(edges).isBetween(35, 63);
    assertThat(of(y).threshold()).isEqualTo(3 + LENGTH / 5000.0 + edges * edges / (double) LENGTH);
    assertThat(of(noise(16)).edges()).isZero();
  }

  /** Two side by side, one more three samples away: none of them counts, alone or not. */
  @Test
  void neighboursDoNotCount() {
    double[] y = noise(17);
    y[500] += 12;
    y[503] -= 12;
    y[900] += 12;
    Outliers found = of(y);
    assertThat(found.flagged()).isEqualTo(List.of(500, 503, 900));
    assertThat(found.counted()).isEqualTo(1);
  }

  /** The scale is local: what is an outlier where the noise is low is none where it is high. */
  @Test
  void theNoiseLevelIsLocal() {
    double[] y = MadeUp.noisy(LENGTH, 18, _ -> 0);
    for (int i = LENGTH / 2; i < LENGTH; i++) {
      y[i] *= 5;
    }
    y[300] = 10;
    y[1700] = 10;
    y[1699] = 0;
    y[1701] = 0;
    assertThat(Outliers.of(y, i -> i < LENGTH / 2 ? 1 : 5).flagged()).containsExactly(300);
    assertThat(Outliers.of(y, _ -> 1).flagged()).contains(300, 1700);
  }
}
