package org.residua.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures show what there is, and say what they cannot show. */
class PlotTest {

  private static Plot plot(Axis y, double... samples) {
    return new Plot("a < b", Axis.linear("x", 0, 4), y, List.of(Curve.of("curve", samples, Curve.Look.LINE)));
  }

  @Test
  void ticksAreRoundNumbers() {
    assertThat(Axis.linear("x", 0, 64).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0);
    assertThat(Axis.linear("x", -1.3, 1.3).ticks()).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
    assertThat(Axis.powers("x", 1e-3, 100).ticks()).containsExactly(1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0);
    assertThat(Axis.powers("x", 1e-30, 1).ticks()).hasSizeLessThanOrEqualTo(9).contains(1.0);
  }

  @Test
  void placesAreThoseOfTheScale() {
    assertThat(Axis.linear("x", -1, 3).place(1)).isEqualTo(0.5);
    assertThat(Axis.powers("x", 0.01, 100).place(1)).isEqualTo(0.5);
    assertThat(Axis.powers("x", 0.01, 100).place(0)).isNaN();
  }

  @Test
  void whatHasNoPlaceInterruptsTheLine() {
    assertThat(plot(Axis.powers("y", 0.1, 10), 1, 1, 0, 1, 1).svg())
        .contains(" d=\"M74.0 172.0L205.5 172.0M468.5 172.0L600.0 172.0\"");
    assertThat(plot(Axis.linear("y", -1, 1), 0, Double.NaN, 0).svg()).contains(" d=\"M74.0 172.0M337.0 172.0\"");
  }

  @Test
  void pagesOfAnyColourCanShowIt() {
    assertThat(plot(Axis.linear("y", 0, 1), 0, 1).svg()).contains("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        "<title>a &lt; b</title>");
  }

  @Test
  void whatShowsNothingIsRefused() {
    assertThatThrownBy(() -> Axis.linear("x", 1, 1)).hasMessageContaining("from 1.0 to 1.0");
    assertThatThrownBy(() -> Axis.powers("x", 0, 1)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new Plot("", Axis.linear("x", 0, 1), Axis.linear("y", 0, 1), List.of()))
        .hasMessageContaining("0 curves");
  }
}
