package org.residua.cli.leaderboard;

/** What is added to clean samples: of standard deviation 1 unless its description says otherwise. */
public enum NoiseKind {
  /** Standard normal. */
  GAUSSIAN("Gaussian", "independent, normal") {
    @Override
    double[] on(double[] clean, Draws draws) {
      return sum(clean, draws.normals(clean.length));
    }
  },
  /** Two-sided exponential. */
  LAPLACE("Laplace", "independent, two-sided exponential") {
    @Override
    double[] on(double[] clean, Draws draws) {
      double[] noise = new double[clean.length];
      for (int i = 0; i < noise.length; i++) {
        double u = draws.within(-1, 1);
        noise[i] = -Math.signum(u) * StrictMath.log1p(-Math.abs(u)) / Math.sqrt(2);
      }
      return sum(clean, noise);
    }
  },
  /** Student's distribution with three degrees of freedom. */
  STUDENT("Student t3", "independent, Student's with three degrees of freedom over sqrt(3)") {
    @Override
    double[] on(double[] clean, Draws draws) {
      double[] noise = new double[clean.length];
      for (int i = 0; i < noise.length; i++) {
        double[] z = draws.normals(4);
        noise[i] = z[0] / Math.sqrt(z[1] * z[1] + z[2] * z[2] + z[3] * z[3]);
      }
      return sum(clean, noise);
    }
  },
  /** Autoregressive. */
  AR_3("AR(1) .3", "e_i = .3 e_(i-1) + sqrt(1 - .09) z_i, z normal, stationary") {
    @Override
    double[] on(double[] clean, Draws draws) {
      return sum(clean, autoregressive(0.3, draws.normals(clean.length)));
    }
  },
  /** Autoregressive. */
  AR_5("AR(1) .5", "e_i = .5 e_(i-1) + sqrt(1 - .25) z_i, z normal, stationary") {
    @Override
    double[] on(double[] clean, Draws draws) {
      return sum(clean, autoregressive(0.5, draws.normals(clean.length)));
    }
  },
  /** A box average. */
  AVERAGE("3-tap average", "(z_(i-1) + z_i + z_(i+1))/sqrt(3), z normal") {
    @Override
    double[] on(double[] clean, Draws draws) {
      double[] z = draws.normals(clean.length + 2);
      double[] noise = new double[clean.length];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (z[i] + z[i + 1] + z[i + 2]) / Math.sqrt(3);
      }
      return sum(clean, noise);
    }
  },
  /** A level that drifts. */
  DRIFT("drifting level", "independent, normal, of standard deviation .4 at the beginning and 1.4 at the end, linear between") {
    @Override
    double[] on(double[] clean, Draws draws) {
      double[] noise = draws.normals(clean.length);
      for (int i = 0; i < noise.length; i++) {
        noise[i] *= 0.4 + i / (noise.length - 1.0);
      }
      return sum(clean, noise);
    }
  },
  /** Rare large errors. */
  OUTLIERS("1 % outliers", "independent, normal, and on each sample with probability .01 an error of 10 or -10 more") {
    @Override
    double[] on(double[] clean, Draws draws) {
      double[] noise = draws.normals(clean.length);
      for (int i = 0; i < noise.length; i++) {
        double u = draws.within(-1, 1);
        noise[i] += Math.abs(u) < 0.01 ? Math.signum(u) * 10 : 0;
      }
      return sum(clean, noise);
    }
  },
  /** Rounding. */
  ROUNDED_1("rounded to 1", "independent, normal, the noisy samples rounded to multiples of 1") {
    @Override
    double[] on(double[] clean, Draws draws) {
      return rounded(1, sum(clean, draws.normals(clean.length)));
    }
  },
  /** Rounding. */
  ROUNDED_3("rounded to 3", "independent, normal, the noisy samples rounded to multiples of 3") {
    @Override
    double[] on(double[] clean, Draws draws) {
      return rounded(3, sum(clean, draws.normals(clean.length)));
    }
  };

  private final String text;
  private final String formula;

  NoiseKind(String text, String formula) {
    this.text = text;
    this.formula = formula;
  }

  /** What it is called in a table. */
  public String text() {
    return text;
  }

  /** Its distribution. */
  public String formula() {
    return formula;
  }

  /** The noisy samples. */
  abstract double[] on(double[] clean, Draws draws);

  private static double[] sum(double[] clean, double[] noise) {
    double[] noisy = new double[clean.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = clean[i] + noise[i];
    }
    return noisy;
  }

  private static double[] autoregressive(double rho, double... z) {
    double fresh = Math.sqrt(1 - rho * rho);
    double[] e = z.clone();
    for (int i = 1; i < e.length; i++) {
      e[i] = rho * e[i - 1] + fresh * z[i];
    }
    return e;
  }

  private static double[] rounded(double q, double... noisy) {
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = q * Math.rint(noisy[i] / q);
    }
    return noisy;
  }
}
