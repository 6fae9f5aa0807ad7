package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;

/** {@code u = (0, 1, 3, 2)}, contrast 1, tau = 1/2, natural first differences, by hand: {@code K u = (1, 2, -1)}. */
final class WorkedExamplesTest {

  private static final Signal U = Signal.of(0, 1, 3, 2);
  private static final Diffusion LINEAR = diffusion(new Linear());
  private static final Diffusion PERONA_MALIK = diffusion(new PeronaMalik(1));

  private static Diffusion diffusion(Flux flux) {
    return Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
  }

  @Test
  void before() {
    close(U.norm(), Math.sqrt(14));
    close(LINEAR.energy(U), 3);
    close(PERONA_MALIK.energy(U), Math.log(2) + Math.log(5) / 2);
  }

  @Test
  void explicitStep() {
    becomes(Explicit.of(LINEAR, 0.5, 1), LINEAR, 3.3166247903554, 1, 0.5, 1.5, 1.5, 2.5);
    becomes(Explicit.of(PERONA_MALIK, 0.5, 1), PERONA_MALIK, 3.5397740040855714, 0.8773571805311796,
        1 / 4.0, 19 / 20.0, 51 / 20.0, 9 / 4.0);
  }

  @Test
  void frozenCycleOfThree() {
    becomes(Fsi.of(LINEAR, 0.5, 3, 1), LINEAR, 3.0169588688489823, 0.061224489795918366,
        10 / 7.0, 9 / 7.0, 11 / 7.0, 12 / 7.0);
    becomes(Fsi.of(PERONA_MALIK, 0.5, 3, 1), PERONA_MALIK, 3.3061255207846654, 0.4701854609619548,
        128 / 175.0, 813 / 875.0, 241 / 125.0, 422 / 175.0);
  }

  @Test
  void innerIterates() {
    inner(LINEAR, 1, 1 / 3.0, 4 / 3.0, 2, 7 / 3.0);
    inner(LINEAR, 2, 1, 1.2, 1.6, 2.2);
    inner(PERONA_MALIK, 1, 1 / 6.0, 29 / 30.0, 2.7, 13 / 6.0);
    inner(PERONA_MALIK, 2, 0.44, 0.928, 2.272, 2.36);
  }

  private static void inner(Diffusion diffusion, int rows, double... expected) {
    becomes(Rows.of(diffusion, Tables.fsi(0.5, 3).subList(0, rows), true), expected);
  }

  @Test
  void runningCycleOfThree() {
    becomes(new Fsi(PERONA_MALIK, StepSize.fixed(0.5), 3, 1, false), PERONA_MALIK,
        3.2284739146686134, 0.3884304976829035,
        0.8934105785734381, 1.0001030601674112, 1.7425664135316588, 2.3639199477274917);
  }

  private static void becomes(
      Block block, Diffusion diffusion, double norm, double energy, double... expected) {
    becomes(block, expected);
    Signal v = Runs.reference(block, List.of(U));
    close(v.norm(), norm);
    close(diffusion.energy(v), energy);
    assertThat(v.norm()).isLessThan(U.norm());
  }

  private static void becomes(Block block, double... expected) {
    for (Engine engine : Providers.all()) {
      Signal v = Runs.planned(Runs.trace(block, List.of(U)), engine, List.of(U));
      for (int i = 0; i < expected.length; i++) {
        close(v.get(0, i), expected[i]);
      }
    }
  }

  /**
   * 2e-15 relative: three rows with weights of at most 2, each of about 4 roundings of 2^-53, on values no larger than 4
   * times the results; the energy 3/49 is a sum of squares of differences of values near 1.5 and loses three bits more.
   */
  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, Percentage.withPercentage(2e-13));
  }
}
