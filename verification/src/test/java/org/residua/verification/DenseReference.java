package org.residua.verification;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.flux.Balanced;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.LinearSpline;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.flux.Tanh;
import org.residua.api.flux.TotalVariation;
import org.residua.api.flux.Weickert;
import org.residua.api.signal.Shape;

/** Textbook code: dense matrices, plain loops, the formulas as printed. */
final class DenseReference {

  private final Diffusion diffusion;
  private final double[][] k;
  private final double[] c;
  private final double[] f;
  private final int channels;

  /** The target f is ignored without data term. */
  DenseReference(Diffusion diffusion, Shape shape, double[] f) {
    this.diffusion = diffusion;
    this.k = DenseMatrix.of(diffusion.operator(), shape.channels(), shape.length());
    this.f = f;
    this.channels = shape.channels();
    this.c = new double[shape.size()];
    for (int i = 0; i < c.length; i++) {
      c[i] = switch (diffusion.fidelity()) {
        case Fidelity.None _ -> 0;
        case Fidelity.Constant constant -> constant.weight();
        case Fidelity.Weights w -> w.weights().get(i / shape.length(), i % shape.length());
      };
    }
  }

  /** All iterates u_0, u_1, ..., u_n of a table of rows. */
  double[][] iterates(List<Row> rows, boolean frozen, double[] start) {
    double[] g = diffusivities(DenseMatrix.multiply(k, start));
    double[] startForce = force(start, g);
    double[][] u = new double[rows.size() + 1][];
    u[0] = start;
    for (int n = 0; n < rows.size(); n++) {
      Row row = rows.get(n);
      double[] force = force(u[n], frozen ? g : diffusivities(DenseMatrix.multiply(k, u[n])));
      double[] previous = u[Math.max(0, n - 1)];
      u[n + 1] = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        u[n + 1][i] = row.a() * (u[n][i] + row.tau() * force[i]) + row.b() * previous[i]
            + row.c() * start[i] + row.d() * startForce[i];
      }
    }
    return u;
  }

  private double[] force(double[] u, double[] g) {
    double[] z = DenseMatrix.multiply(k, u);
    for (int i = 0; i < z.length; i++) {
      z[i] *= g[i];
    }
    double[] force = DenseMatrix.multiplyTransposed(k, z);
    for (int i = 0; i < u.length; i++) {
      force[i] = -force[i] - c[i] * (u[i] - f[i]);
    }
    return force;
  }

  private double[] diffusivities(double[] y) {
    int responses = diffusion.operator().targetChannels(channels);
    int rows = y.length / responses;
    double[] g = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double s = y[i];
      if (diffusion.activation().coupling() == Coupling.COUPLED) {
        double square = 0;
        for (int m = 0; m < responses; m++) {
          square += Math.pow(y[m * rows + i % rows], 2);
        }
        s = Math.sqrt(square);
      }
      g[i] = diffusivity(diffusion.flux(), s);
    }
    return g;
  }

  /** g(s) as in the table of the papers; Phi(s)/s where g is no function of s^2. */
  private static double diffusivity(Flux flux, double s) {
    double r = s / flux.contrast();
    double x = r * r;
    return switch (flux) {
      case Linear _ -> 1;
      case Charbonnier _ -> Math.pow(1 + x, -0.5);
      case PeronaMalik _ -> 1 / (1 + x);
      case Exponential _ -> Math.exp(-x / 2);
      case Weickert _ -> 1 - Math.exp(-3.31488 / Math.pow(x, 4));
      case TotalVariation tv -> Math.pow(x + tv.eps() * tv.eps(), -0.5);
      case Huber _ -> Math.min(1, Math.pow(x, -0.5));
      case Balanced _ -> Math.min(1, 1 / x);
      case ForwardBackward fb -> {
        double a = Math.log(2) / (fb.k() * fb.k() - 1);
        yield 2 * Math.exp(-fb.k() * fb.k() * a * x) - Math.exp(-a * x);
      }
      case Relu _ -> r < 0 ? 0 : 1;
      case Tanh _ -> r == 0 ? 1 : Math.tanh(r) / r;
      case ShiftedSoftplus _ -> r == 0 ? 0.5 : (Math.max(r, 0) + Math.log1p(Math.expm1(-Math.abs(r)) / 2)) / r;
      case LinearSpline spline -> r == 0 ? spline.derivative(0) : interpolated(spline, r) / r;
      case CustomFlux custom -> custom.diffusivity(s);
    };
  }

  /** Linear interpolation between the ends of a piece, the outer ones from their only end. */
  private static double interpolated(LinearSpline spline, double r) {
    int j = 0;
    while (j + 1 < spline.pieces() && r >= spline.start(j + 1)) {
      j++;
    }
    return spline.value(j) + spline.slope(j) * (r - spline.anchor(j));
  }
}
