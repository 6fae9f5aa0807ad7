package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Section;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Restriction;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Equation;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Level;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;
import org.residua.networks.diagram.Diagram;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The drawing of a cycle against the network that it is: every stage and every skip once, with the length of its level. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnetDrawingTest {

  /** A cycle and its network. */
  private record Drawn(Multigrid cycle, Hierarchy hierarchy, Architecture network, Element svg) {

    static Drawn of(Equation equation, Cycle cycle, Smoother smoother, int pre, int post) {
      Hierarchy hierarchy = Hierarchy.of(equation, Coarsening.linear(equation.size(), Boundary.ZERO, 1), smoother);
      Multigrid multigrid = new Multigrid(hierarchy.finest(), cycle, pre, post);
      Architecture network = Tracer.trace(multigrid, 1, 1);
      return new Drawn(multigrid, hierarchy, network, parsed(new Diagram(network, "U").svg()));
    }

    boolean linear() {
      return cycle.level().equation() instanceof LinearEquation;
    }

    List<Integer> lengths() {
      return hierarchy.levels().stream().map(level -> level.equation().size()).toList();
    }

    /** Elements of a class, those of folded levels apart. */
    List<Element> elements(String tag, String classes, boolean folded) {
      List<Element> found = new ArrayList<>();
      for (int k = 0; k < svg.getElementsByTagName(tag).getLength(); k++) {
        Element element = (Element) svg.getElementsByTagName(tag).item(k);
        boolean inside = element.getParentNode() instanceof Element parent && parent.getAttribute("class").equals("stage folded");
        if (element.getAttribute("class").equals(classes) && inside == folded) {
          found.add(element);
        }
      }
      return found;
    }

    /** How many sections of a role are drawn, for each length. */
    Map<Integer, Integer> drawn(Role role, boolean folded) {
      Map<Integer, Integer> counts = new TreeMap<>();
      elements("g", "stage " + role.text().replace(' ', '-'), folded).forEach(group -> counts.merge(
          Integer.parseInt(group.getAttribute("data-length")), Integer.parseInt(group.getAttribute("data-count")), Integer::sum));
      return counts;
    }

    Map<Integer, Integer> drawn(Role role) {
      Map<Integer, Integer> all = drawn(role, false);
      drawn(role, true).forEach((length, count) -> all.merge(length, count, Integer::sum));
      return all;
    }
  }

  private static Element parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  private static Equation poisson(int intervals) {
    return new LinearEquation(new Poisson(intervals).matrix());
  }

  private static Equation bratu(int intervals) {
    return new Bratu(intervals).equation();
  }

  private final Map<Cycle, List<Drawn>> cases = new EnumMap<>(Cycle.class);

  private List<Drawn> cases(Cycle cycle) {
    return cases.computeIfAbsent(cycle, UnetDrawingTest::drawn);
  }

  private static List<Drawn> drawn(Cycle cycle) {
    List<Drawn> all = new ArrayList<>();
    for (int intervals : new int[] {2, 17, 40, 300}) {
      all.add(Drawn.of(poisson(intervals), cycle, new DampedJacobi(2.0 / 3), 1, 1));
    }
    for (Smoother smoother : List.of(new GaussSeidel(), new RedBlack(), new Chebyshev(2), new FsiSmoother(2))) {
      all.add(Drawn.of(poisson(33), cycle, smoother, 2, 1));
    }
    all.add(Drawn.of(poisson(70), cycle, new RedBlack(), 0, 6));
    all.add(Drawn.of(poisson(70), cycle, new RedBlack(), 5, 0));
    for (int intervals : new int[] {2, 3, 12, 40}) {
      all.add(Drawn.of(bratu(intervals), cycle, new RedBlack(), 1, 2));
    }
    return all;
  }

  /** What the nodes of a network are, told by their operators and by what they read. */
  private static Map<Integer, Integer> counted(Drawn drawn, Role role) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Map<Integer, Integer> lengths = new TreeMap<>();
    for (Node node : drawn.network.nodes()) {
      if (node instanceof Node.Apply apply && apply.operator() instanceof Restriction r && role == Role.RESTRICTION) {
        counts.merge(r.of().coarseLength(), 1, Integer::sum);
      }
      if (node instanceof Node.Apply apply && apply.operator() instanceof Interpolation p) {
        lengths.put(apply.output().id(), p.length());
        if (role == Role.PROLONGATION) {
          counts.merge(p.length(), 1, Integer::sum);
        }
      }
      if (node instanceof Node.Combine sum && role == Role.CORRECTION) {
        sum.inputs().stream().filter(value -> lengths.containsKey(value.id()) && sum.inputs().size() == 2
                && sum.coefficients().equals(List.of(1.0, 1.0)) && sum.inputs().get(1).equals(value))
            .forEach(value -> counts.merge(lengths.getOrDefault(value.id(), 0), 1, Integer::sum));
      }
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource(Cycle.class)
  void transfersAndLongSkipsAreThoseOfTheNetwork(Cycle cycle) {
    for (Drawn drawn : cases(cycle)) {
      assertThat(drawn.drawn(Role.RESTRICTION)).isEqualTo(counted(drawn, Role.RESTRICTION));
      assertThat(drawn.drawn(Role.PROLONGATION)).isEqualTo(counted(drawn, Role.PROLONGATION));
      assertThat(drawn.drawn(Role.CORRECTION)).isEqualTo(counted(drawn, Role.CORRECTION));
      assertThat(drawn.elements("path", "wire long arrow", false)).hasSize(sum(drawn.drawn(Role.CORRECTION, false)));
      assertThat(drawn.drawn(Role.INJECTION)).isEqualTo(drawn.linear() ? Map.of() : counted(drawn, Role.RESTRICTION));
      assertThat(drawn.drawn(Role.COARSE_CHANGE)).isEqualTo(drawn.drawn(Role.INJECTION));
      assertThat(drawn.elements("path", "wire coarse arrow", false))
          .hasSize(sum(drawn.drawn(Role.COARSE_CHANGE, false)) + sum(drawn.drawn(Role.COARSE_EQUATION, false)));
      assertThat(drawn.elements("path", "wire down", false).size() + drawn.elements("path", "wire down arrow", false).size())
          .isEqualTo(sum(drawn.drawn(Role.RESTRICTION, false)) + sum(drawn.drawn(Role.INJECTION, false)));
      assertThat(drawn.elements("path", "wire up", false).size() + drawn.elements("path", "wire up arrow", false).size())
          .isEqualTo(sum(drawn.drawn(Role.PROLONGATION, false)));
    }
  }

  private static int sum(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often each level is visited with smoothing, the finest first. */
  private static List<Integer> visits(Cycle cycle, int levels) {
    return IntStream.range(0, levels).mapToObj(l -> switch (cycle) {
      case V -> 1;
      case W -> 1 << (l == levels - 1 ? Math.max(0, l - 1) : l);
      case F -> l == levels - 1 ? Math.max(1, l) : l + 1;
      case FULL -> l + 1;
    }).toList();
  }

  /** By the rule of each cycle: so many sweeps and residuals on each level, and so many bottlenecks. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void everySweepIsDrawnOnce(Cycle cycle) {
    for (Drawn drawn : cases(cycle)) {
      // Full multigrid for equations that are not linear begins above levels of 15 unknowns: a V-cycle from there.
      if (cycle == Cycle.FULL && !drawn.linear()) {
        assertThat(sum(drawn.drawn(Role.SMOOTHING))).isEqualTo((int) drawn.network.sections().stream()
            .filter(section -> section.stage().role() == Role.SMOOTHING).count());
        continue;
      }
      int levels = drawn.lengths().size();
      List<Integer> visits = visits(cycle, levels);
      Map<Integer, Integer> sweeps = new TreeMap<>();
      for (int l = 0; l < levels - 1; l++) {
        sweeps.put(drawn.lengths().get(l), visits.get(l) * (drawn.cycle.pre() + drawn.cycle.post()));
      }
      assertThat(drawn.drawn(Role.SMOOTHING)).isEqualTo(sweeps);
      int bottlenecks = cycle == Cycle.FULL && levels > 1 ? levels : visits.getLast();
      assertThat(drawn.drawn(Role.BOTTLENECK)).isEqualTo(Map.of(drawn.lengths().getLast(), bottlenecks));
    }
  }

  /** A level for each stripe, with its number of unknowns. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void levelsAreThoseOfTheHierarchy(Cycle cycle) {
    for (Drawn drawn : cases(cycle)) {
      List<String> sizes = drawn.elements("text", "size", false).stream().map(Element::getTextContent).toList();
      List<Integer> lengths = drawn.lengths();
      assertThat(drawn.elements("rect", "stripe", false)).hasSameSizeAs(sizes);
      for (int l = 0; l < sizes.size(); l++) {
        boolean rest = l == sizes.size() - 1 && sizes.size() < lengths.size();
        assertThat(sizes.get(l)).isEqualTo(lengths.get(l) + (rest ? "\u2026" + lengths.getLast() : ""));
      }
      assertThat(drawn.svg.getAttribute("width")).isEqualTo("1200");
    }
  }

  /** Each block that compares with the right-hand side has its arrow from it. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void theRightHandSideReachesEveryBlock(Cycle cycle) {
    for (Drawn drawn : cases(cycle)) {
      int readers = List.of(Role.SMOOTHING, Role.RESIDUAL, Role.BOTTLENECK, Role.COARSE_EQUATION).stream()
          .mapToInt(role -> drawn.elements("g", "stage " + role.text().replace(' ', '-'), false).size()).sum()
          + drawn.elements("g", "stage folded", false).size();
      assertThat(drawn.elements("path", "wire rail arrow", false)).hasSize(readers);
    }
  }

  /**
   * Local skips of one sweep: of each sum of a residual block the state before, and where two states are summed the one before.
   */
  @Test
  void localSkipsOfEachSmoother() {
    Map<Smoother, int[]> known = Map.of(new DampedJacobi(2.0 / 3), new int[] {1, 0}, new GaussSeidel(), new int[] {1, 0},
        new RedBlack(), new int[] {2, 1}, new Chebyshev(2), new int[] {3, 1}, new FsiSmoother(2), new int[] {3, 3});
    known.forEach((smoother, skips) -> {
      Drawn drawn = Drawn.of(poisson(60), Cycle.V, smoother, 1, 1);
      int expected = drawn.network.sections().stream().filter(section -> section.stage().role() == Role.SMOOTHING)
          .map(Section::reads).mapToInt(reads -> reads.size() == 2 ? skips[0] : skips[1]).sum();
      // One more in the legend.
      assertThat(drawn.elements("path", "local", false).size() + drawn.elements("path", "local arc", false).size())
          .as(smoother.name()).isEqualTo(expected + 1);
    });
  }

  /** Other numbers of sweeps, smoothers, levels and cycles give other drawings. */
  @Test
  void theDrawingFollowsTheCycle() {
    List<String> all = new ArrayList<>();
    Smoother jacobi = new DampedJacobi(2.0 / 3);
    for (Cycle cycle : Cycle.values()) {
      all.add(svg(81, cycle, jacobi, 1, 1));
    }
    for (Smoother other : List.of(new GaussSeidel(), new RedBlack(), new Chebyshev(2), new FsiSmoother(2), new FsiSmoother(3))) {
      all.add(svg(81, Cycle.FULL, other, 1, 1));
    }
    all.add(svg(81, Cycle.W, jacobi, 2, 1));
    all.add(svg(81, Cycle.W, jacobi, 1, 2));
    all.add(svg(161, Cycle.W, jacobi, 1, 1));
    all.add(svg(82, Cycle.W, jacobi, 1, 1));
    assertThat(all).doesNotHaveDuplicates();
  }

  private static String svg(int intervals, Cycle cycle, Smoother smoother, int pre, int post) {
    Level finest = Hierarchy.of(poisson(intervals), Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother).finest();
    return new Diagram(Tracer.trace(new Multigrid(finest, cycle, pre, post), 1, 1), "U").svg();
  }

  /** As a flowchart: the same long skips and coarse-level skips. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void mermaidHasTheSameSkips(Cycle cycle) {
    for (Drawn drawn : cases(cycle)) {
      String text = new Diagram(drawn.network, "U").mermaid();
      assertThat(count(text, "== \"long skip\" ==>")).isEqualTo(sum(drawn.drawn(Role.CORRECTION, false)));
      assertThat(count(text, "\"coarse-level skip\"")).isEqualTo(sum(drawn.drawn(Role.COARSE_CHANGE, false)));
      assertThat(count(text, "subgraph")).isEqualTo(drawn.elements("rect", "stripe", false).size());
      assertThat(count(text, "\\[\"restriction: strided convolution\"\\]")).isEqualTo(sum(drawn.drawn(Role.RESTRICTION, false)));
    }
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
