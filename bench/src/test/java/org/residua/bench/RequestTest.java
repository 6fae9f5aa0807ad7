package org.residua.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.residua.bench.result.Mode;

class RequestTest {

  private static Request of(String... arguments) {
    return Request.of(List.of(arguments));
  }

  @Test
  void whatIsAsked() {
    assertThat(of()).isEqualTo(new Request(Mode.FULL, Set.of(), Set.of(), false));
    assertThat(of("--only", "step,torch", "--short"))
        .isEqualTo(new Request(Mode.SHORT, Set.of("step", "torch"), Set.of(), false));
    assertThat(of("--rounds", "1")).isEqualTo(new Request(Mode.FULL.inRounds(1), Set.of(), Set.of(), false));
    assertThat(of("--rounds", "1", "--short").mode().rounds()).isEqualTo(1);
    assertThat(of("--rounds", "7").mode()).isEqualTo(Mode.FULL);
    assertThat(of("--list").listed()).isTrue();
    String flux = "org.residua.bench.problem.Mine.FLUX";
    assertThat(of("--own", flux, "--class-path", "classes")).isEqualTo(new Request(Mode.FULL, Set.of(flux), Set.of(flux), false));
  }

  @Test
  void whatThereIsNotIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> of("--only", "step,walk")).hasMessageContaining("walk").hasMessageContaining("cost-fsi");
    assertThatThrownBy(() -> of("--only")).hasMessageContaining("without a row").hasMessageContaining("step-naive");
    assertThatThrownBy(() -> of("--own")).hasMessageContaining("CLASS.MEMBER");
    assertThatThrownBy(() -> of("--own", "org.example.Mine.FLUX")).hasMessageContaining("org.example.Mine")
        .hasMessageContaining("--class-path");
    assertThatThrownBy(() -> of("--class-path")).hasMessageContaining("without a path");
    assertThatThrownBy(() -> of("--rounds")).hasMessageContaining("without a number");
    for (String number : List.of("0", "-1", "two", "1.5", "")) {
      assertThatThrownBy(() -> of("--rounds", number)).hasMessageContaining("--rounds " + number).hasMessageContaining("at least 1");
    }
    assertThatThrownBy(() -> of("--quick")).hasMessageContaining("--quick").hasMessageContaining("usage");
  }
}
