package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.schemes.denoiser.MadeUp.only;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Signal;

/** What each candidate alone makes of a signal is what the denoiser makes of it that takes this one. */
class EachCandidateTest {

  private static final Denoiser SELECTING = Denoiser.automatic().choosing(Denoiser.Choice.SELECTED);

  @Test
  void theSelectedOneIsAmongThem() {
    for (int seed = 1; seed < 4; seed++) {
      Signal y = Signal.of(step(150, seed));
      Denoised selected = SELECTING.denoise(y);
      List<double[]> each = SELECTING.each(y);
      assertThat(each).hasSize(only(selected).candidates().size());
      int taken = only(selected).candidates().indexOf(only(selected).chosen().get(0));
      assertThat(each.get(taken)).isEqualTo(selected.signal().channel(0));
    }
  }

  @Test
  void whereNothingIsChosenTheSignalIsTheOnlyOne() {
    double[] few = step(20, 1);
    assertThat(SELECTING.each(Signal.of(few))).containsExactly(few);
  }

  /** Signals of more than 2048 samples have a third step of the frames in the place of the second, unless they are long. */
  @ParameterizedTest
  @CsvSource({"2048, two-step", "2049, three-step", "4194304, three-step", "4194305, two-step"})
  void longerSignalsHaveAThirdStep(int length, String last) {
    List<String> names = Candidates.usual(new Branch.Setting(1, length, 7, Optional.empty()), true).wanted().stream()
        .map(Candidates.NAMES::get).toList();
    assertThat(names).hasSize(length > 2048 ? 18 : 15).startsWith("haar", "haar " + last, "db2", "db2 " + last).contains("sym8 " + last);
  }

  @Test
  void severalChannelsAreRefused() {
    assertThatThrownBy(() -> SELECTING.each(Signal.ofChannels(step(50, 1), step(50, 2))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("2 channels", "one at a time");
  }
}
