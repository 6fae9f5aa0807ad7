package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.Pair;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.Signals;
import org.residua.verification.jqwik.StabilityLaws;

/** A law that fails shrinks to a handful of samples, in few evaluations. */
final class ShrinkingTest {

  /** An operator with its signals takes up to 18 evaluations with ten seeds, of some microseconds each once they are compiled. */
  private static final int MOST_EVALUATIONS = 50;
  /** A diffusion has operator, flux, contrast and step to shrink beside its signals: up to 251. */
  private static final int MOST_OF_PROBLEMS = 1000;
  private static final String SEED = "271828";
  private static final AtomicInteger EVALUATIONS = new AtomicInteger();
  /** Of the last signal that failed: 0 before. */
  private static final AtomicInteger SAMPLES = new AtomicInteger();

  /** Not run by itself. */
  static final class Planted {

    @Provide
    Arbitrary<Pair> pairs() {
      return Signals.pairs(new PlantedDifference(PlantedDifference.Bug.NONE));
    }

    private static void adjointness(PlantedDifference.Bug bug, Pair pair) {
      counted(pair.x(), () -> OperatorLaws.adjointness(new PlantedDifference(bug), pair.x(), pair.y()));
    }

    private static void counted(Signal signal, Runnable law) {
      EVALUATIONS.incrementAndGet();
      try {
        law.run();
      } catch (AssertionError e) {
        SAMPLES.set(events(signal));
        throw e;
      }
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void sign(@ForAll("pairs") Pair pair) {
      adjointness(PlantedDifference.Bug.SIGN, pair);
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void late(@ForAll("pairs") Pair pair) {
      adjointness(PlantedDifference.Bug.LATE, pair);
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void firstRow(@ForAll("pairs") Pair pair) {
      adjointness(PlantedDifference.Bug.FIRST_ROW, pair);
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void lastRow(@ForAll("pairs") Pair pair) {
      adjointness(PlantedDifference.Bug.LAST_ROW, pair);
    }

    /** The samples that are not those of the background, 1 for the background itself. */
    private static int events(Signal signal) {
      double[] samples = new double[signal.shape().size()];
      signal.copyTo(samples);
      return samples.length + 1 - Arrays.stream(samples).boxed().collect(Collectors.groupingBy(x -> x, Collectors.counting()))
          .values().stream().mapToInt(Long::intValue).max().orElseThrow();
    }

    /** {@code u - 1.05 tau K^T Phi(K u)}, tau the limit. */
    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void beyondTheLimit(@ForAll(supplier = Problems.Any.class) Problem problem) {
      counted(problem.u(), () -> StabilityLaws.normDoesNotGrow(new Beyond(problem), problem.inputs(), 4, 2 * problem.margin()
          .step()));
    }

    @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void signals(@ForAll(supplier = Signals.Any.class) Signal u) {
      counted(u, () -> OperatorLaws.normBoundHolds(new WrongNorm(), u));
    }
  }

  /**
   * A step that is too large.
   *
   * @param problem of which
   */
  private record Beyond(Problem problem) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      var diffusion = problem.diffusion();
      V response = a.activate(diffusion.activation(), a.apply(diffusion.operator(), in.get(0)));
      return List.of(a.combine(List.of(1.0, -1.05 * diffusion.limit().certified()),
          List.of(in.get(0), a.apply(diffusion.operator().adjoint(), response))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign", "late", "firstRow", "lastRow"})
  void wrongAdjoints(String property, @TempDir Path directory) {
    String message = shrunk(property, Pair.class, directory);
    assertThat(message).containsPattern("\\n  Signal x = Signal.of\\(1.0(, 0.0)*\\);\\n  Signal y = Signal.of\\((0.0, "
        + ")*1.0(, 0.0)*\\);");
    assertThat(SAMPLES.get()).as(message).isLessThanOrEqualTo(2);
    assertThat(EVALUATIONS.get()).as(message).isLessThanOrEqualTo(MOST_EVALUATIONS);
  }

  @Test
  void aWrongNorm(@TempDir Path directory) {
    assertThat(shrunk("signals", Signal.class, directory)).contains("\n  Signal x = Signal.of(1.0);");
    assertThat(EVALUATIONS.get()).isLessThanOrEqualTo(MOST_EVALUATIONS);
  }

  /** The norm of a single sample, or of a few that alternate, grows. */
  @Test
  void aStepBeyondTheLimit(@TempDir Path directory) {
    String message = shrunk("beyondTheLimit", Problem.class, directory);
    assertThat(message).contains("\n  Signal u = Signal.of");
    assertThat(SAMPLES.get()).as(message).isLessThanOrEqualTo(10);
    assertThat(EVALUATIONS.get()).as(message).isLessThanOrEqualTo(MOST_OF_PROBLEMS);
  }

  private static String shrunk(String property, Class<?> parameter, Path directory) {
    EVALUATIONS.set(0);
    SAMPLES.set(0);
    return run(property, parameter, directory).map(Throwable::getMessage)
        .orElseThrow(() -> new AssertionError(property + " found nothing with seed " + SEED));
  }

  private static Optional<Throwable> run(String property, Class<?> parameter, Path directory) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectMethod(Planted.class, property, parameter.getName()))
        .configurationParameter("jqwik.database", directory.resolve("tries").toString())
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.tries.default", "1000").build();
    FirstFailure failure = new FirstFailure();
    LauncherFactory.create(LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(request, failure);
    return failure.found;
  }

  /** The first failure of a run. */
  private static final class FirstFailure implements TestExecutionListener {

    private Optional<Throwable> found = Optional.empty();

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      found = found.or(result::getThrowable);
    }
  }
}
