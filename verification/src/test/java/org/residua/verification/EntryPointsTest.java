package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engines;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.ImplicitDiffusion;
import org.residua.multigrid.Iteration;
import org.residua.multigrid.Kernel;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Matrices;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.WeightedRows;
import org.residua.networks.Network;
import org.residua.schemes.AdaptiveEvolution;
import org.residua.schemes.AdaptiveExplicit;
import org.residua.schemes.ErrorControl;
import org.residua.schemes.Explicit;
import org.residua.schemes.Pace;
import org.residua.schemes.TimeEvolution;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.denoiser.Risk;
import org.residua.schemes.denoiser.Tuning;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.StabilityLaws;

/**
 * What runs signals refuses NaN and infinite samples by channel and index: every public entry point, as the classes list them.
 */
final class EntryPointsTest {

  private static final Shape SHAPE = new Shape(1, 23);
  private static final Diffusion DIFFUSION = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1));
  private static final Diffusion WITH_DATA =
      new Diffusion(DIFFUSION.operator(), DIFFUSION.activation(), Fidelity.of(1));
  private static final Explicit STEP = Explicit.of(DIFFUSION, 0.5, 1);
  private static final Signal FINE = sample(1);

  /** What stores or measures a signal that was computed, which may well not be finite. */
  private static final Set<String> HOLDERS = Set.of("Evolved.State(double, Signal)", "Denoised(Signal, List)",
      "Denoised.Channel(NoiseLevel, List, Signal, Architecture, Block, int, Optional, Diagnosis)",
      "Diagnosis(List, List, List, Optional, OptionalDouble, List, Optional, List)", "Convergence(Signal, List, Outcome)",
      "Explanation(int, Channel, Signal, double, double, List, List, Signal, Other, Other)",
      "Explanation.Other(double, String, Signal)",
      "Explanation.moved(Signal)",
      "Poisson.error(Signal)", "Bratu.error(Signal)", "Equation.magnitude(Signal)", "LinearEquation.magnitude(Signal)",
      "NonlinearEquation.magnitude(Signal)", "Problem(Diffusion, Signal, Signal, Signal, double)", "Pair(Signal, Signal)",
      "StabilityLaws.energy(Diffusion, List)", "Solution.State(double, Signal)", "Equation.force(double, double[], double[])",
      "Radius.bound(double, double[])", "Stabilised.Listener.accepted(double, double[])");

  /** On the arrays of users, who have no channels: StabilisedGuardsTest holds what is refused. */
  private static final Set<String> OF_ARRAYS = Set.of("Stabilised.integrate(Equation, double[], double, double, double[])");

  /** Where NaN stands for a missing sample, and infinity alone is refused. */
  private static final Set<String> MISSING_ALLOWED =
      Set.of("Denoiser.interpolated(Signal)", "NoiseLevel.of(Signal, int)", "Tuning.of(Signal, List, Open, Maker, Engine)");

  private static Map<String, Consumer<Signal>> calls() {
    Map<String, Consumer<Signal>> calls = new LinkedHashMap<>();
    Network network = Network.of(STEP, 1);
    calls.put("Network.run(Signal[])", network::run);
    calls.put("Network.runAll(List)", u -> network.runAll(List.of(FINE, u)));
    TimeEvolution evolution = TimeEvolution.of(DIFFUSION, Explicit.FAMILY, new StepSize.Fixed(0.5, StepGuard.CERTIFIED),
        Pace.of(1, 1));
    calls.put("TimeEvolution.until(Signal, double)", u -> evolution.until(u, 1));
    calls.put("TimeEvolution.until(Signal, double, List)", u -> evolution.until(u, 1, List.of(0.5)));
    calls.put("TimeEvolution.steady(Signal, double, int)", u -> evolution.steady(u, 0.1, 3));
    TimeEvolution withData = TimeEvolution.of(WITH_DATA, Explicit.FAMILY, new StepSize.Fixed(0.25, StepGuard.CERTIFIED),
        Pace.of(1, 1));
    calls.put("TimeEvolution.towards(Signal)", withData::towards);
    calls.put("TimeEvolution(Discretisation, Optional, Engine, Observation)", u -> new TimeEvolution(withData.discretisation(),
        Optional.of(u), withData.engine(), withData.observation()));
    AdaptiveEvolution adaptive = AdaptiveEvolution.of(DIFFUSION, ErrorControl.of(0, 0.1));
    calls.put("AdaptiveEvolution.until(Signal, double)", u -> adaptive.until(u, 1));
    calls.put("AdaptiveEvolution.until(Signal, double, List)", u -> adaptive.until(u, 1, List.of(0.5)));
    calls.put("AdaptiveEvolution.towards(Signal)", AdaptiveEvolution.of(WITH_DATA, adaptive.control())::towards);
    calls.put("AdaptiveEvolution(Diffusion, ErrorControl, Optional, Engine, Observation)", u -> new AdaptiveEvolution(WITH_DATA,
        adaptive.control(), Optional.of(u), adaptive.engine(), adaptive.observation()));
    AdaptiveExplicit limited = AdaptiveExplicit.of(DIFFUSION);
    calls.put("AdaptiveExplicit.limit(Signal)", limited::limit);
    calls.put("AdaptiveExplicit.until(Signal, double)", u -> limited.until(u, 1));
    calls.put("AdaptiveExplicit.until(Signal, double, List)", u -> limited.until(u, 1, List.of(0.5)));
    calls.put("AdaptiveExplicit.towards(Signal)", AdaptiveExplicit.of(WITH_DATA)::towards);
    calls.put("AdaptiveExplicit(Diffusion, double, Optional, Engine, Observation)", u -> new AdaptiveExplicit(WITH_DATA, 1,
        Optional.of(u), limited.engine(), limited.observation()));
    Denoiser denoiser = Denoiser.automatic();
    calls.put("Denoiser.denoise(double[])", u -> denoiser.denoise(u.channel(0)));
    calls.put("Denoiser.denoise(Signal)", denoiser::denoise);
    calls.put("Denoiser.choose(Signal)", denoiser::choose);
    calls.put("Denoiser.explain(Signal)", denoiser::explain);
    calls.put("Denoiser.withNoiseSample(Signal)", denoiser::withNoiseSample);
    calls.put("Denoiser.denoiseAll(List)", u -> denoiser.denoiseAll(List.of(u)));
    calls.put("Denoiser.each(Signal)", denoiser::each);
    calls.put("Denoiser.interpolated(Signal)", Denoiser::interpolated);
    calls.put("NoiseLevel.of(Signal, int)", u -> NoiseLevel.of(u, u.shape().channels() - 1));
    calls.put("Risk.of(Signal, double, DoubleFunction, Engine)", u -> Risk.of(u, 1, _ -> STEP, Engines.preferred()));
    calls.put("Tuning.of(Signal, List, Open, Maker, Engine)", u -> Tuning.of(u, List.of(NoiseLevel.given(1)),
        Tuning.Open.nothing(1), (_, _) -> STEP, Engines.preferred()));
    Poisson poisson = new Poisson(24);
    Iteration solve = new Iteration(new Multigrid(Hierarchy.of(new LinearEquation(poisson.matrix()),
        Coarsening.linear(23, Boundary.ZERO, 1), new RedBlack()).finest(), Cycle.V, 1, 1));
    calls.put("Iteration.cycles(Signal, int, IntConsumer)", u -> solve.cycles(u, 1, _ -> {}));
    calls.put("Iteration.cycles(Signal, Signal, int, IntConsumer)", u -> solve.cycles(u, FINE, 1, _ -> {}));
    calls.put("Iteration.until(Signal, double, int, IntConsumer)", u -> solve.until(u, 0.1, 1, _ -> {}));
    calls.put("Iteration.until(Signal, Signal, double, int, IntConsumer)", u -> solve.until(FINE, u, 0.1, 1, _ -> {}));
    calls.put("Kernel(List)", u -> new Kernel(List.of(u)));
    calls.put("Matrices.elliptic(double, double, Convolution, Signal, int)",
        u -> Matrices.elliptic(1, 1, Convolution.difference(1, Boundary.PERIODIC),
            Signal.of(Arrays.stream(u.channel(0)).map(sample -> Double.isInfinite(sample) ? sample : sample * sample)
                .toArray()), 23));
    calls.put("WeightedRows(SparseMatrix, Signal)", u -> new WeightedRows(poisson.matrix(), u));
    ImplicitDiffusion implicit = new ImplicitDiffusion(new ImplicitStep(DIFFUSION, 1), 23);
    calls.put("ImplicitDiffusion.rightHandSide(Signal, Signal)", u -> implicit.rightHandSide(u, FINE));
    PlantedDifference k = new PlantedDifference(PlantedDifference.Bug.NONE);
    calls.put("OperatorLaws.adjointness(LinearOperator, Signal, Signal)", u -> OperatorLaws.adjointness(k, FINE, u));
    calls.put("OperatorLaws.linearity(LinearOperator, Signal, Signal)", u -> OperatorLaws.linearity(k, FINE, u));
    calls.put("OperatorLaws.normBoundHolds(LinearOperator, Signal)", u -> OperatorLaws.normBoundHolds(k, u));
    calls.put("OperatorLaws.dotTest(UnaryOperator, UnaryOperator, Signal, Signal, double, double)",
        u -> OperatorLaws.dotTest(k::apply, k.adjoint()::apply, u, FINE, 8, 2));
    calls.put("StabilityLaws.normDoesNotGrow(Block, List, int, double)",
        u -> StabilityLaws.normDoesNotGrow(STEP, List.of(u), 1, 9));
    calls.put("StabilityLaws.energyDoesNotGrow(Block, Diffusion, List, int, double)",
        u -> StabilityLaws.energyDoesNotGrow(STEP, DIFFUSION, List.of(u), 1, 9));
    calls.put("StabilityLaws.nonexpansive(Block, List, Signal, double)",
        u -> StabilityLaws.nonexpansive(STEP, List.of(u), FINE, 9));
    calls.put("StabilityLaws.lipschitz(Block, double, List, Signal, double)",
        u -> StabilityLaws.lipschitz(STEP, 1, List.of(FINE), u, 9));
    return calls;
  }

  /** A signal that is rough enough to have a noise level, and one sample of it. */
  private static Signal sample(double seventeenth) {
    double[] samples = new double[SHAPE.size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.sin(i * i);
    }
    samples[17] = seventeenth;
    return Signal.planar(SHAPE, samples);
  }

  @Test
  void notOneIsForgotten() {
    Set<String> covered = new TreeSet<>(calls().keySet());
    covered.addAll(HOLDERS);
    covered.addAll(OF_ARRAYS);
    assertThat(entryPoints()).isEqualTo(covered);
  }

  @Test
  void eachRefusesWhatIsNotFinite() {
    calls().forEach((entry, call) -> {
      for (double wrong : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
        if (!(Double.isNaN(wrong) && MISSING_ALLOWED.contains(entry))) {
          assertThatThrownBy(() -> call.accept(sample(wrong))).as(entry).isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("sample 17 of channel 0 is " + wrong + "; samples must be finite");
        }
      }
      call.accept(FINE);
    });
  }

  @Test
  void theChannelIsNamed() {
    Signal u = Signal.ofChannels(FINE.channel(0), FINE.channel(0), sample(Double.NaN).channel(0));
    assertThatThrownBy(() -> Network.of(
        Explicit.of(Diffusion.of(Convolution.difference(1, Boundary.NATURAL).onEach(3), new Linear()), 0.5, 1), 3).run(u))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input 0: sample 17 of channel 2 is NaN; samples must be finite: remove or fill it first");
    assertThatThrownBy(() -> Denoiser.automatic().fillingGaps().denoise(Signal.ofChannels(FINE.channel(0),
        sample(Double.NEGATIVE_INFINITY).channel(0))))
        .hasMessage("denoise: sample 17 of channel 1 is -Infinity; samples must be finite: mark missing samples by NaN");
  }

  /** Public methods and constructors of public classes that read a signal; what opponents refuse, PeerTest holds. */
  private static Set<String> entryPoints() {
    return Product.classes("schemes", "networks", "multigrid", "verification").stream()
        .filter(type -> !type.getPackageName().equals("org.residua.schemes.peer")).map(JavaClass::reflect)
        .filter(EntryPointsTest::seen)
        .flatMap(type -> Stream.<Executable>concat(Arrays.stream(type.getDeclaredMethods()),
            Arrays.stream(type.getDeclaredConstructors())))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> Arrays.stream(method.getGenericParameterTypes()).map(Object::toString)
            .anyMatch(type -> type.contains(Signal.class.getName()) || type.equals(double[].class.toString())))
        .map(EntryPointsTest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean seen(Class<?> type) {
    return Modifier.isPublic(type.getModifiers()) && (type.getEnclosingClass() == null || seen(type.getEnclosingClass()));
  }

  private static String name(Executable entry) {
    Class<?> type = entry.getDeclaringClass();
    String owner = (type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName() + ".")
        + type.getSimpleName();
    return owner + (entry instanceof Constructor<?> ? "" : "." + entry.getName())
        + Arrays.stream(entry.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
  }
}
