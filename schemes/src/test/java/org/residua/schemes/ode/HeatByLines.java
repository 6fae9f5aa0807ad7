package org.residua.schemes.ode;

import java.io.PrintStream;
import java.util.Locale;

/** The program of docs/stabilised.md. */
final class HeatByLines {

  private HeatByLines() {}

  static void print(PrintStream out) {
    // begin
    int n = 1000;
    double q = (n + 1.0) * (n + 1); // 1/dx^2
    Equation heat = (t, u, du) -> {
      for (int i = 0; i < n; i++) {
        du[i] = q * ((i > 0 ? u[i - 1] : 0) - 2 * u[i] + (i < n - 1 ? u[i + 1] : 0));
      }
    };
    double[] u0 = new double[n];
    for (int i = 0; i < n; i++) {
      u0[i] = Math.sin(Math.PI * (i + 1) / (n + 1)) + (i % 2 == 0 ? 0.1 : -0.1); // smooth, and as rough as can be
    }
    Solution solution = Stabilised.rkl2().within(1e-6, 1e-6).radius(4 * q).integrate(heat, u0, 0, 0.1, 0.01, 0.05, 0.1);
    for (Solution.State state : solution.snapshots()) {
      out.printf(Locale.ROOT, "t = %.2f  u(1/2) = %.6f  exp(-pi^2 t) = %.6f%n",
          state.time(), state.u()[n / 2], Math.exp(-Math.PI * Math.PI * state.time()));
    }
    out.println(solution.outcome().text() + ", " + solution.work());

    Solution wrong = Stabilised.rkl2().within(1e-6, 1e-6).radius(q).integrate(heat, u0, 0, 0.1);
    out.println(wrong.outcome().text() + ": " + wrong.remedy());
    // end
  }

  public static void main(String[] args) {
    print(System.out);
  }
}
