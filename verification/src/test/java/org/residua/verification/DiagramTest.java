package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Signal;
import org.residua.networks.diagram.Diagram;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DiagramTest {

  static java.util.stream.Stream<String> names() {
    return DrawnNetworks.all().keySet().stream();
  }

  private static Diagram drawing(String name) {
    return Objects.requireNonNull(DrawnNetworks.all().get(name), name);
  }

  /** Blocks, identity skips, extrapolating skips, frames, layers of filters, legend lines not counted. */
  @ParameterizedTest
  @CsvSource({
      "explicit, 4, 4, 0, 0, 8",
      "fsi, 4, 4, 4, 0, 8",
      "fsi-cycles, 4, 4, 4, 1, 8",
      "data-term, 4, 4, 0, 0, 8",
      "residual-block, 1, 1, 0, 0, 3",
      "fsi-expanded, 0, 0, 0, 0, 7"
  })
  void eachBlockAndConnectionIsDrawnOnce(
      String name, int blocks, int identities, int arcs, int frames, int banks) {
    String svg = drawing(name).svg();
    assertThat(count(svg, "<rect class=\"block\"")).isEqualTo(blocks);
    assertThat(count(svg, "<path class=\"wire identity\" d=\"M [0-9.]+ [0-9.]+ V")).isEqualTo(identities);
    assertThat(count(svg, "<circle class=\"dot arc-dot\"")).isEqualTo(arcs);
    assertThat(count(svg, "<rect class=\"frame\"")).isEqualTo(frames);
    assertThat(count(svg, "<g class=\"stems ")).isEqualTo(banks);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theDrawingIsWellFormedAndSelfContained(String name) throws Exception {
    String svg = drawing(name).svg();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("desc").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).doesNotContain("href").doesNotContain("@import").doesNotContain("NaN");
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameNetworkGivesTheSameText(String name) {
    assertThat(drawing(name).svg()).isEqualTo(drawing(name).svg());
    assertThat(drawing(name).mermaid()).isEqualTo(drawing(name).mermaid());
  }

  @Test
  void titlesAreEscaped() {
    Diagram diagram = new Diagram(drawing("fsi").architecture(), "<script>\"&");
    assertThat(diagram.svg()).doesNotContain("<script").contains("&lt;script&gt;&quot;&amp;");
  }

  /** An operator whose words try to leave the place they are put in. */
  private record Hostile(String words) implements Selfadjoint {

    @Override
    public Signal apply(Signal x) {
      return x;
    }

    @Override
    public NormBound norm() {
      return new NormBound(1, 1, words);
    }

    @Override
    public String word() {
      return words;
    }

    @Override
    public String symbol(DoubleFunction<String> number) {
      return words;
    }
  }

  /**
   * As a chain, node by node, and as a title: one XML document, as many Mermaid lines as with plain words, no markup of theirs.
   */
  @Test
  void labelsOfUsersStayLabels() throws Exception {
    String plain = "own";
    String words = "\"]; click n1 \"x\n<img onerror=e>&#x27;`**b**`\u0000\u001b[2J\u007f\u0085\u2028\u202e\ud800\uffff";
    for (boolean expanded : new boolean[] {false, true}) {
      Diagram expected = hostile(plain, expanded);
      Diagram diagram = hostile(words, expanded);
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(new InputSource(new StringReader(diagram.svg())));
      assertThat(document.getElementsByTagName("img").getLength()).isZero();
      assertThat(document.getElementsByTagName("*").getLength())
          .isEqualTo(DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(new InputSource(new StringReader(expected.svg()))).getElementsByTagName("*").getLength());
      assertThat(diagram.mermaid().lines().count()).isEqualTo(expected.mermaid().lines().count());
      String graph = afterTitle(diagram);
      assertThat(graph.replace("<br/>", "")).doesNotContain("<", "`", "\"]; click");
      assertThat(count(graph, "\"")).isEqualTo(count(afterTitle(expected), "\""));
      assertThat(diagram.svg() + diagram.mermaid())
          .doesNotContainPattern("[\\p{Cc}&&[^\n]]|\\p{Zl}|\\p{Cs}|\\x{202e}|\\x{ffff}");
      assertThat(diagram.mermaid()).contains("#34;]; click n1 #34;x\u240a#60;img "
          + "onerror=e#62;#38;#35;x27;#96;**b**#96;\u2400\u241b[2J\u2421");
      assertThat(diagram.mermaid().lines().skip(1).findFirst()).hasValueSatisfying(title ->
          assertThat(title).startsWith("title: \"\\\"]; click").endsWith("\""));
    }
  }

  private static String afterTitle(Diagram diagram) {
    return diagram.mermaid().lines().skip(3).collect(Collectors.joining("\n"));
  }

  private static Diagram hostile(String words, boolean expanded) {
    Architecture steps = Tracer.trace(
        Explicit.of(Diffusion.of(new Hostile(words), new Charbonnier(1)), 0.5, 2), 1);
    return new Diagram(expanded ? steps.expanded() : steps, words);
  }

  @Test
  void longNetworksAreAbbreviated() {
    String cycle = new Diagram(
        Tracer.trace(Fsi.of(DrawnNetworks.diffusion(), 0.5, 64, 1), 1), "long").svg();
    assertThat(count(cycle, "<rect class=\"block\"")).isEqualTo(4);
    assertThat(cycle).contains("60 more").contains("64 layers");
    String steps = new Diagram(
        Tracer.trace(Explicit.of(DrawnNetworks.diffusion(), 0.5, 150), 1), "long").svg();
    assertThat(count(steps, "<rect class=\"frame\"")).isEqualTo(1);
    assertThat(steps).contains("\u00d7 2").contains("150 layers");
  }

  @Test
  void tiedWeightsShareALetter() {
    assertThat(drawing("fsi").svg()).contains("one set of weights read by 8 layers");
    assertThat(count(drawing("residual-block").svg(), "read by one layer")).isEqualTo(3);
  }

  @Test
  void mermaidHasTheSameConnections() {
    String text = drawing("fsi-cycles").mermaid();
    assertThat(count(text, "-\\. \"b = ")).isEqualTo(4);
    assertThat(count(text, "subgraph")).isEqualTo(1);
    assertThat(count(text, "  end\n")).isEqualTo(1);
    assertThat(text).contains("flowchart LR").contains("K\u1d40 \u03a6\u2080(K u)");
    assertThat(count(drawing("fsi-expanded").mermaid(), "adjoint|K\u1d40")).isPositive();
  }

  /** {@code DPhi(u) u / 0}. */
  private record Primitives() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.divide(a.differential(Activation.of(new Charbonnier(1)), in.get(0), in.get(0)), a.zero(in.get(0))));
    }
  }

  @Test
  void differentialsQuotientsAndZerosAreDrawn() {
    Diagram diagram = new Diagram(Tracer.trace(new Primitives(), 1), "primitives");
    assertThat(diagram.svg()).contains(">D\u03a6<", ">\u00f7<", ">0<");
    assertThat(diagram.mermaid()).contains("[\"D charbonnier(contrast 1.0)\"]", "[\"\u00f7\"]", "[\"0\"]");
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
