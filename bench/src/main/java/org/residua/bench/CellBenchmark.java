package org.residua.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Contenders;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Problems;
import org.residua.bench.problem.Step;
import org.residua.bench.result.Cell;

/**
 * Times one {@link Cell} in a virtual machine of its own, after its result was held against the reference.
 *
 * <p>One parameter instead of three: the cells are no product of problems, contenders and lengths. {@link GoalTable} chooses
 * them; one of them by hand: {@code -p cell=step.perona-malik/vector/4096}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {
    "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:ObjectAlignmentInBytes=64",
    "-XX:-UseCompressedOops"})
@State(Scope.Thread)
public class CellBenchmark {

  /**
   * Samples mapped before anything is timed, on signals of at most this length. By count and not by time: compilation is
   * asked for by counts, and takes longer than any fixed time when the machine is busy; so {@link CompilerRest} follows.
   */
  static final long WARMING_WORK = 20_000_000;
  private static final int WARMING_LENGTH = 1000;
  /** Longer signals take loops of their own, which are warmed on as long a piece. */
  static final int WARMING_PIECE = 1 << 16;
  /**
   * Short signals start anew at each iteration: they would become constant, and machines may divide zeros faster. So many
   * samples hardly change in the time of a measurement.
   */
  private static final int RESTORED_LENGTH = 1 << 16;

  /** What is compiled here; libraries and C are compiled, and libraries have threads of their own that are always busy. */
  private static final Set<String> COMPILED = Set.of("vector", "scalar", "naive", "java");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** As {@link Cell#parse} reads it. */
  @Param("step.perona-malik/vector/4096")
  public String cell = "";

  private Problem problem = Step.difference("linear");
  private int length;
  private long runs;
  private long allocatedBefore;
  private Timed timed = Timed.inPlace(u -> { });

  /** Prepares, and refuses what is wrong. */
  @Setup(Level.Trial)
  public void prepare() {
    Cell measured = Cell.parse(cell);
    Contender contender = Contenders.named(measured.contender());
    problem = Problems.named(measured.problem());
    length = measured.length();
    if (problem instanceof Step step && step.afterAll()) {
      Problems.FLUXES.forEach(flux -> warm(contender, Step.difference(flux)));
    }
    warm(contender, problem);
    rest(contender);
    check(prepared(contender, problem, problem.checked(length)), problem.checked(length));
    timed = prepared(contender, problem, length);
    timed.load(problem.start(length));
  }

  /** What a run allocates, told beside the time. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Allocation {
    /** Bytes, by the thread that starts the run. */
    public double bytes;
  }

  private static Timed prepared(Contender contender, Problem problem, int length) {
    return contender.prepare(problem, length).orElseThrow(() -> new IllegalStateException(
        contender.name() + " has no way to compute " + problem.id()));
  }

  /** The callers of loops are compiled last: for steps of 3 taps up to .7 s after the loops, which then take half as long again. */
  private void rest(Contender contender) {
    if (!COMPILED.contains(contender.name())) {
      return;
    }
    int warmed = Math.min(length, WARMING_PIECE);
    Timed warming = prepared(contender, problem, warmed);
    warming.load(problem.start(warmed));
    CompilerRest.await(warming::run);
  }

  private void warm(Contender contender, Problem other) {
    warm(contender, other, Math.min(length, Math.max(WARMING_LENGTH, other.least())));
    if (length > WARMING_PIECE) {
      warm(contender, other, WARMING_PIECE);
    }
  }

  private static void warm(Contender contender, Problem other, int warmed) {
    Timed warming = prepared(contender, other, warmed);
    warming.load(other.start(warmed));
    for (long done = 0; done < WARMING_WORK; done += other.work(warmed)) {
      warming.run();
    }
  }

  private void check(Timed checked, int samples) {
    double[] expected = problem.start(samples);
    problem.reference(expected);
    checked.load(problem.start(samples));
    checked.run();
    problem.requireRight(checked.samples(), expected);
  }

  /** Starts anew. */
  @Setup(Level.Iteration)
  public void restore() {
    if (length <= RESTORED_LENGTH) {
      timed.load(problem.start(length));
    }
    runs = 0;
    allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Counts what was allocated. */
  @TearDown(Level.Iteration)
  public void count(Allocation allocation) {
    allocation.bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore) / (double) runs;
  }

  /** One map of the samples. */
  @Benchmark
  public Timed run() {
    runs++;
    timed.run();
    return timed;
  }
}
