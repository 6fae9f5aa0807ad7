package org.residua.schemes.ode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Equations whose solutions are known. */
final class Equations {

  private static final int CELLS = 200;
  private static final double SPREAD = (CELLS + 1.0) * (CELLS + 1) / 50;

  private Equations() {}

  /** {@code u' = u_xx} on (0, 1), 0 at both ends, {@code n} points inside. */
  static Equation heat(int n) {
    double q = (n + 1.0) * (n + 1);
    return (_, u, du) -> {
      for (int i = 0; i < n; i++) {
        double left = i == 0 ? 0 : u[i - 1];
        double right = i == n - 1 ? 0 : u[i + 1];
        du[i] = q * (left - 2 * u[i] + right);
      }
    };
  }

  static double heatRadius(int n) {
    return 4 * (n + 1.0) * (n + 1);
  }

  /** The exact solution of the system: eigenvectors 1, 2, 5 and the fastest. */
  static double[] heatAt(int n, double t) {
    int[] modes = {1, 2, 5, n};
    double[] sizes = {1, 0.5, 0.3, 0.1};
    double[] u = new double[n];
    for (int m = 0; m < modes.length; m++) {
      double s = Math.sin(modes[m] * Math.PI / (2 * (n + 1)));
      double size = sizes[m] * Math.exp(-heatRadius(n) * s * s * t);
      for (int i = 0; i < n; i++) {
        u[i] += size * Math.sin(modes[m] * Math.PI * (i + 1) / (n + 1));
      }
    }
    return u;
  }

  /**
   * {@code u' = 1 + u^2 v - 4u + u_xx/50}, {@code v' = 3u - u^2 v + v_xx/50}, u = 1 and v = 3 at both ends, 200 points inside.
   */
  static void brusselator(@SuppressWarnings("unused") double t, double[] y, double[] dy) {
    for (int i = 0; i < CELLS; i++) {
      double u = y[i];
      double v = y[CELLS + i];
      double du = (i == 0 ? 1 : y[i - 1]) - 2 * u + (i == CELLS - 1 ? 1 : y[i + 1]);
      double dv = (i == 0 ? 3 : y[CELLS + i - 1]) - 2 * v + (i == CELLS - 1 ? 3 : y[CELLS + i + 1]);
      dy[i] = 1 + u * u * v - 4 * u + SPREAD * du;
      dy[CELLS + i] = 3 * u - u * u * v + SPREAD * dv;
    }
  }

  /** Gershgorin's. */
  static double brusselatorRadius(@SuppressWarnings("unused") double t, double[] y) {
    double reaction = 0;
    for (int i = 0; i < CELLS; i++) {
      double u = y[i];
      double v = y[CELLS + i];
      reaction = Math.max(reaction, u * u + Math.max(Math.abs(2 * u * v - 4), Math.abs(3 - 2 * u * v)));
    }
    return 4 * SPREAD + reaction;
  }

  /** {@code u = 1 + sin(2 pi x)}, {@code v = 3}. */
  static double[] brusselatorStart() {
    double[] y = new double[2 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      y[i] = 1 + Math.sin(2 * Math.PI * (i + 1) / (CELLS + 1));
      y[CELLS + i] = 3;
    }
    return y;
  }

  /** At {@code t = 10}, by an implicit method of order 5 with tolerances of 1e-12; with 1e-11 it differs by 8e-13. */
  static double[] brusselatorEnd() {
    String name = "brusselator.txt";
    try (InputStream in = Objects.requireNonNull(Equations.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code u' = -2 t u^2}, {@code v' = -5 (v - (1 + t^2) u cos t) - sin t}: nonlinear, and dependent on time. */
  static void coupled(double t, double[] u, double[] du) {
    du[0] = -2 * t * u[0] * u[0];
    du[1] = -5 * (u[1] - (1 + t * t) * u[0] * Math.cos(t)) - Math.sin(t);
  }

  /** From (1, 1) at 0. */
  static double[] coupledAt(double t) {
    return new double[] {1 / (1 + t * t), Math.cos(t)};
  }

  static double largest(double[] u, double[] v) {
    double largest = 0;
    for (int i = 0; i < u.length; i++) {
      largest = Math.max(largest, Math.abs(u[i] - v[i]));
    }
    return largest;
  }
}
