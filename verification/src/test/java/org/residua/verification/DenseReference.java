package org.residua.verification;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.flux.Flux;
import org.residua.api.signal.Shape;

/** Textbook code: dense matrices and plain loops. The diffusivities are compared with 50 digits in the tests of api. */
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

  /** {@code c_i}, 0 without data term. */
  double[] weights() {
    return c.clone();
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

  /** A semi-implicit step by Gaussian elimination with pivots. */
  double[] semiImplicit(double tau, double[] u) {
    double[] g = diffusivities(DenseMatrix.multiply(k, u));
    double[][] a = new double[u.length][u.length + 1];
    for (int i = 0; i < u.length; i++) {
      for (int r = 0; r < k.length; r++) {
        for (int j = 0; j < u.length; j++) {
          a[i][j] += tau * k[r][i] * g[r] * k[r][j];
        }
      }
      a[i][i] += 1 + tau * c[i];
      a[i][u.length] = u[i] + tau * c[i] * f[i];
    }
    return DenseMatrix.solve(a);
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
      int group = Math.min(responses, diffusion.activation().coupling().group());
      int first = i / rows / group * group;
      if (diffusion.activation().coupling().group() > 1) {
        double square = 0;
        for (int m = first; m < first + group; m++) {
          square += Math.pow(y[m * rows + i % rows], 2);
        }
        s = Math.sqrt(square);
      }
      List<Flux> fluxes = diffusion.activation().bank().fluxes();
      g[i] = fluxes.get(fluxes.size() == 1 ? 0 : first / group).diffusivity(s);
    }
    return g;
  }
}
