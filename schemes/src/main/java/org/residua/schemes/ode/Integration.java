package org.residua.schemes.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/** One run of a {@link Stabilised}: where it is. Not thread safe. */
final class Integration {

  /** So many steps that blow up are no accident. */
  private static final int PATIENCE = 10;
  /** So many powers tell the spectral radius from the norm of a Jacobian that is not symmetric. */
  private static final int POWERS = 10;
  /** Of eigenvalues 1 to 2 apart ten powers leave a thousandth, from above where the Jacobian is not symmetric. */
  private static final double SLACK = 1.01;
  /** The distance of two states whose forces are told apart with half the digits: the root of eps. */
  private static final double NEAR = 0x1p-26;

  private final Stabilised how;
  private final Equation equation;
  private final Table table;
  private final Stops stops;
  private final Workspace work;
  private final List<Solution.State> snapshots = new ArrayList<>();
  private double t;
  private double rho;
  /** Of the last step. */
  private double error;
  private int accepted;
  private int rejected;
  private long evaluations;
  private int stages;
  private int blownUp;
  private double seen;
  private boolean running = true;
  private Outcome outcome = Outcome.COMPLETED;

  Integration(Stabilised how, Equation equation, double[] u0, Stops stops) {
    this.how = how;
    this.equation = (time, u, du) -> {
      evaluations++;
      equation.force(time, u, du);
    };
    this.table = new Table(how.method(), how.stages());
    this.stops = stops;
    this.work = new Workspace(u0);
    this.t = stops.start();
  }

  Solution run() {
    equation.force(t, work.u, work.force);
    rho = how.radiusAt(t, work.u);
    if (stops.time() == t) {
      pass();
    }
    if (finite(work.force)) {
      Controller controller = new Controller(how.method().order() + 1, firstStep());
      while (running && !stops.over()) {
        attempt(controller);
      }
    } else {
      end(Outcome.NON_FINITE);
    }
    return new Solution(state(), new Solution.Work(accepted, rejected, evaluations, stages), outcome,
        seen > 0 ? OptionalDouble.of(seen) : OptionalDouble.empty(), snapshots);
  }

  private Solution.State state() {
    return new Solution.State(t, Signal.of(work.u));
  }

  private void end(Outcome why) {
    outcome = why;
    running = false;
  }

  private void pass() {
    if (stops.pass()) {
      snapshots.add(state());
    }
  }

  private static boolean finite(double[] v) {
    for (double x : v) {
      if (!Double.isFinite(x)) {
        return false;
      }
    }
    return true;
  }

  private void attempt(Controller controller) {
    double tau = stops.fitted(t, Math.min(controller.step(), table.reach() / rho));
    boolean hit = tau == stops.time() - t;
    if (!hit && tau < stops.smallest()) {
      giveUp(Double.isFinite(error) ? Outcome.STEP_UNDERFLOW : Outcome.NON_FINITE);
      return;
    }
    if (accepted + rejected == how.attempts()) {
      giveUp(Outcome.ITERATION_LIMIT);
      return;
    }
    int count = table.stages(tau, rho);
    stages = Math.max(stages, count);
    double end = hit ? stops.time() : t + tau;
    table.cycle(equation, work, t, tau, count);
    equation.force(end, work.after, work.forceAfter);
    error = how.method().defect() * how.tolerance().defect(work, tau);
    if (error <= 1) {
      controller.accepted(tau, error);
      accept(end, hit);
    } else {
      controller.rejected(tau, error);
      reject(controller);
    }
  }

  private void accept(double end, boolean hit) {
    t = end;
    work.accept();
    accepted++;
    rho = how.radiusAt(t, work.u);
    if (hit) {
      pass();
    }
    if (!how.listener().accepted(t, work.u) && !stops.over()) {
      end(Outcome.CANCELLED);
    }
  }

  private void reject(Controller controller) {
    rejected++;
    if (error > controller.blownUp() && faster()) {
      blownUp++;
    }
    if (blownUp == PATIENCE) {
      end(Outcome.UNSTABLE);
    }
  }

  private void giveUp(Outcome why) {
    faster();
    end(why);
  }

  /**
   * Whether the Jacobian has a larger spectral radius than the given bound, by power iteration in the direction of the last
   * step, in which the fastest modes are large where they have grown.
   */
  private boolean faster() {
    double ratio = Double.NaN;
    for (int k = 0; k < POWERS; k++) {
      double near = NEAR * Math.max(norm(work.u), how.tolerance().absolute()) / distance(work.after, work.u);
      for (int i = 0; i < work.u.length; i++) {
        work.other[i] = work.u[i] + near * (work.after[i] - work.u[i]);
      }
      equation.force(t, work.other, work.forceAfter);
      ratio = distance(work.forceAfter, work.force) / distance(work.other, work.u);
      for (int i = 0; i < work.u.length; i++) {
        work.after[i] = work.u[i] + (work.forceAfter[i] - work.force[i]);
      }
    }
    boolean faster = ratio > SLACK * rho && Double.isFinite(ratio);
    seen = faster ? Math.max(seen, ratio) : seen;
    return faster;
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private static double distance(double[] v, double[] w) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += (v[i] - w[i]) * (v[i] - w[i]);
    }
    return Math.sqrt(sum);
  }

  /** Hairer, Norsett, Wanner (1993), II.4, with a millionth of the interval where they have 1e-6. */
  private double firstStep() {
    Tolerance tolerance = how.tolerance();
    double size = tolerance.norm(work.u, work.u);
    double rate = tolerance.norm(work.force, work.u);
    double small = 1e-6 * stops.span();
    double guess = Math.min(stops.span(), size < 1e-5 || rate < 1e-5 ? small : 0.01 * size / rate);
    for (int i = 0; i < work.u.length; i++) {
      work.after[i] = work.u[i] + guess * work.force[i];
    }
    equation.force(t + guess, work.after, work.forceAfter);
    double fastest = Math.max(rate, tolerance.distance(work.forceAfter, work.force, work.u) / guess);
    double step = fastest <= 1e-15 ? Math.max(small, 1e-3 * guess) : Math.pow(0.01 / fastest, 1.0 / (how.method().order() + 1));
    return Math.max(stops.smallest(), Math.min(stops.span(), Double.isFinite(fastest) ? Math.min(100 * guess, step)
        : 1e-3 * guess));
  }
}
