package org.residua.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.schemes.denoiser.Denoiser;

class ReportTest {

  private static String html(Report report) throws IOException {
    StringBuilder html = new StringBuilder();
    report.appendTo(html);
    return html.toString();
  }

  @Test
  void whatTheUserTypedIsEscaped() throws IOException {
    String html = html(Reports.hostile());
    assertThat(html).doesNotContain("<img").doesNotContain("<b>one").contains("&lt;img src=x");
    assertThat(Pattern.compile("</script>").matcher(html).results().count()).isEqualTo(5);
  }

  @Test
  void nothingIsLoaded() throws IOException {
    String html = html(Reports.of(200));
    assertThat(html).contains("default-src 'none'").doesNotContain("src=").doesNotContain("href=\"http")
        .doesNotContain("{{").doesNotContain("@import");
  }

  @ParameterizedTest
  @CsvSource({"108000, 3000000", "1000000, 11500000"})
  void thePageStaysSmall(int length, int most) throws IOException {
    assertThat(html(Reports.of(length)).getBytes(StandardCharsets.UTF_8).length).isLessThan(most);
  }

  /** The title and the tables tell what was measured, not what the flux is called. */
  @Test
  void jumpsAreToldAsTheyAre() throws IOException {
    assertThat(html(Reports.of(5000))).contains("<h1>Noise of about", "steps.csv, both jumps kept</h1>", "<td>kept</td>")
        .contains("Correlation of neighbours").doesNotContain("agrees with");
    assertThat(html(Reports.smeared(5000))).contains("steps.csv, more than its noise of about 1, 0 of 2 jumps kept</h1>", "<td>lost</td>");
    assertThat(html(Reports.hostile())).contains("all 4 jumps kept", "<h2>What to know</h2>");
    assertThat(html(Reports.of(30))).doesNotContain("<h2>What to know</h2>\n  <ul>\n  </ul>");
  }

  /** Each test on its null distribution, candidates with errors, the band by its name, other noise levels; of schemes nothing of it. */
  @Test
  void resultsAreExplained() throws IOException {
    double[] y = Reports.steps(2100, 7);
    for (int k = 0; k < 14; k++) {
      y[60 + 140 * k + 37 * k * k % 120] += k % 2 == 0 ? 14 : -14;
    }
    String page = html(Reports.explained(y));
    assertThat(Pattern.compile("<svg class=\"null\"").matcher(page).results().count()).isEqualTo(4);
    assertThat(page).contains("280 of 2048 samples", "Are single samples wrong, rather than noisy?</b><span>Yes.", "here 14, far beyond",
        "None of 280 signals without it came so far", "14 samples were taken for errors", "14 errors among it", "no confidence interval", "If the noise were half as strong",
        "two standard errors", "is one standard error").doesNotContain(">NaN", "NaN&");
    assertThat(html(Reports.of(200))).doesNotContain("<svg class=\"null\"").contains("\"why\":[]");
    assertThat(html(Reports.explained(Reports.steps(200, 7)))).contains("The noise was not tested: fewer than 1024 samples");
  }

  /** Signs at random of one and a half noise levels: whatever is tried takes more of the signal than of the noise, and the page says so. */
  @Test
  void whatWouldBeAsGoodAsItIsIsSaidToBe() throws IOException {
    Random random = new Random(3);
    double[] y = IntStream.range(0, 600).mapToDouble(_ -> (random.nextBoolean() ? 1.5 : -1.5) + random.nextGaussian()).toArray();
    String vain = "by this estimate the signal as it is would be as good";
    assertThat(html(Reports.explained(Denoiser.automatic().withNoiseLevel(1), y))).contains(vain, "which the copies have, 1.49,");
    assertThat(html(Reports.explained(Reports.steps(600, 7)))).doesNotContain(vain);
  }

  /** Two runners-up, a band and two levels are 20 bytes for each sample, 27 in base64; sentences, tables and small plots some 50,000. */
  @Test
  void explanationsStaySmall() throws IOException {
    assertThat(html(Reports.explained(Reports.steps(20_000, 8))).length() - html(Reports.of(20_000)).length()).isLessThan(27 * 20_000 + 60_000);
  }

  @Test
  void mixturesAreDrawnAsBranches() throws IOException {
    Mixture two = new Mixture("a & b", List.of(new Mixture.Part("<haar>", "1 step", "90 %"), new Mixture.Part("smooth", "2 steps", "10 %")));
    String page = html(Reports.mixed(List.of(two, new Mixture("c", List.of()))));
    assertThat(page).contains("<h3>a &amp; b</h3>", "&lt;haar&gt;", ">90 %<", "aria-label=\"From the input u side by side through &lt;haar&gt;, 1 step, weight 90 %",
        "through nothing; their sum", "<summary>Layer by layer, a &amp; b</summary>").doesNotContain("<haar>");
    assertThat(html(Reports.of(200))).doesNotContain("<summary>Layer by layer");
  }

  @Test
  void missingSamplesAreCounted() throws IOException {
    assertThat(html(Reports.hostile())).contains("1 of 600 samples were missing");
  }

  @Test
  void theColumnsAreNamed() throws IOException {
    assertThat(html(Reports.of(200))).contains("<dt>Column</dt><dd>value, time axis t</dd>");
    assertThat(html(Reports.hostile())).contains("<dt>Columns</dt><dd>&lt;b&gt;one&lt;/b&gt;, two");
  }

  @Test
  void theThreeClaimsAreThere() throws IOException {
    assertThat(html(Reports.of(200))).contains("The norm never grows", "The energy never grows",
        "Two signals never move apart", "not claimed", "Why not:");
  }

  /** The trajectory ends where the run proper ends, within the rounding of another order of operations. */
  @ParameterizedTest
  @CsvSource({"fsi, 12, step, 13", "fsi, 300, cycle, 151", "explicit, 7, step, 8", "explicit, 700, step, 176"})
  void theTrajectoryEndsAtTheResult(String name, int steps, String unit, int points) {
    Diffusion diffusion =
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1.5));
    Scheme scheme = name.equals("fsi")
        ? Fsi.of(diffusion, 0.5, steps == 300 ? 2 : 4, steps == 300 ? 150 : 3)
        : Explicit.of(diffusion, 0.5, steps);
    Architecture architecture = Tracer.trace(scheme, 1);
    Signal u = Signal.of(Reports.steps(200, 5));
    Trajectory way = Trajectory.of(architecture, diffusion, u, Engines.preferred());
    assertThat(way.unit()).isEqualTo(unit);
    assertThat(way.points()).hasSize(points);
    assertThat(way.first().norm()).isEqualTo(u.norm());
    Signal result = new Network(architecture).run(u);
    double tolerance = 1e-12 * u.norm();
    assertThat(way.last().norm()).isCloseTo(result.norm(), within(tolerance));
    assertThat(way.last().energy())
        .isCloseTo(diffusion.energy(result), within(1e-9 * way.first().energy()));
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @Test
  void rowsWithSkipsToTheStartAreFollowed() {
    Diffusion diffusion =
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1.5));
    List<Row> rows = List.of(new Row(0.3, 1, 0, 0, 0), new Row(0.3, 1.2, -0.1, -0.1, 0.02),
        new Row(0.3, 1.4, -0.3, -0.1, 0.03));
    for (boolean frozen : new boolean[] {false, true}) {
      SemiIteration whole =
          new SemiIteration(diffusion, rows, frozen);
      Architecture architecture = Tracer.trace(new Whole(whole), 1);
      Signal u = Signal.of(Reports.steps(50, 6));
      Trajectory way = Trajectory.of(architecture, diffusion, u, Engines.preferred());
      assertThat(way.last().norm())
          .isCloseTo(new Network(architecture).run(u).norm(), within(1e-12 * u.norm()));
    }
  }

  /** A semi-iteration as a block. */
  private record Whole(SemiIteration iteration)
      implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.cycle(iteration, inputs));
    }
  }
}
