package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neighbours of samples at the ends. */
final class MediansTest {

  private static final double[] SAMPLES = {5, 1, 7, 2};

  @Test
  void beyondAnEndComesTheMirrorImageWithoutTheEnd() {
    assertThat(IntStream.rangeClosed(-3, 6).mapToDouble(i -> Medians.at(SAMPLES, i))).containsExactly(2.0, 7.0, 1.0, 5.0, 1.0, 7.0, 2.0, 7.0, 1.0, 5.0);
  }

  /** Each of the three can be the one in the middle. */
  @Test
  void threeNeighbours() {
    assertThat(Medians.three(SAMPLES, 0, 1)).isEqualTo(5);
    assertThat(Medians.three(SAMPLES, 1, 1)).isEqualTo(2);
    assertThat(Medians.three(SAMPLES, 0, -1)).isEqualTo(5);
    assertThat(Medians.three(SAMPLES, 3, 1)).isEqualTo(2);
    assertThat(Medians.three(new double[] {1, 2, 3}, 0, 1)).isEqualTo(2);
  }
}
