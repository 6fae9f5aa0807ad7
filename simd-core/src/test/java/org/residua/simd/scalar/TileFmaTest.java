package org.residua.simd.scalar;

import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Expm1;

/**
 * What is fused without the processor has the bits of {@link Math#fma}, which Java defines by exact arithmetic: also where it
 * is mended.
 */
class TileFmaTest {

  private static final int COUNT = 1000;
  private static final int ROUNDS = 20;
  private static final double TINY = Double.MIN_VALUE;
  private static final double[] FACTORS = {1, -1, 0.25, -0.5, 8, 0x1p-147, 0.2, -0.225, 3, -6, 0x1p-148, 0x1.0000000000001p-147,
      1e-60, 1e300, 0, TINY, 0x1.fffffffffffffp-1};
  private static final double[] VALUES = {0.0, -0.0, 1, -1, 0.5, 3, TINY, -TINY, 3 * TINY, Double.MIN_NORMAL,
      0x1.0000000000001p-822, 0x1.0000000000001p-823, 0x1p-874, 0x1p-875, 0x1p-700, -0x1.23456789abcdfp-484,
      0x1.0000000000001p0, 0x1p53, -0x1p-53, 0x1p996, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NaN};

  private final Random random = new Random(40);
  private final double[] x = new double[COUNT];
  private final double[] y = new double[COUNT];
  private final double[] v = new double[TileFma.LENGTH];

  @Test
  void sumsHaveTheBits() {
    for (int round = 0; round < ROUNDS; round++) {
      for (double factor : FACTORS) {
        fill(round);
        put(Tile.X1, x);
        put(Tile.SUM, y);
        TileFma.add(v, factor, Tile.X1, COUNT);
        for (int i = 0; i < COUNT; i++) {
          holds("add", factor, x[i], y[i], Math.fma(factor, x[i], y[i]), v[i]);
        }
      }
    }
  }

  @Test
  void sumsOfTwoProductsHaveTheBits() {
    for (int round = 0; round < ROUNDS; round++) {
      for (double factor : new double[] {1, -1}) {
        for (double first : FACTORS) {
          fill(round);
          put(Tile.X1, x);
          put(Tile.X0, y);
          TileFma.setExact(v, first, factor, COUNT);
          for (int i = 0; i < COUNT; i++) {
            holds("two products", factor, x[i], first * y[i], Math.fma(factor, x[i], first * y[i]), v[i]);
          }
        }
      }
    }
  }

  @Test
  void stepsHaveTheBits() {
    for (int round = 0; round < ROUNDS; round++) {
      for (double factor : FACTORS) {
        fill(round);
        put(Tile.SUM, x);
        put(Tile.X0, y);
        TileFma.step(v, factor, COUNT);
        for (int i = 0; i < COUNT; i++) {
          holds("step", factor, x[i], y[i], Math.fma(factor, x[i], y[i]), v[i]);
        }
      }
    }
  }

  /** Over all contrasts and regularisations that a flux may have. */
  @Test
  void radicandsHaveTheBits() {
    for (int round = 0; round < ROUNDS; round++) {
      for (double scale : new double[] {1, 4, 0.25, 1.5624999999999998, 1e-300, 1e300, 0x1p-900}) {
        for (double offset : new double[] {1, 1e-4, 1e-200, 1e200}) {
          fill(round);
          put(Tile.X0, x);
          TileFma.radicands(v, scale, offset, COUNT);
          for (int i = 0; i < COUNT; i++) {
            holds("radicand", x[i] * x[i], scale, offset, Math.fma(x[i] * x[i], scale, offset), v[i]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exponentialsHaveTheBits(boolean fuses) {
    TileExp tile = new TileExp(fuses);
    for (int round = 0; round < ROUNDS; round++) {
      fill(round);
      for (int i = 0; i < TileExp.MOST; i++) {
        x[i] = switch (round % 4) {
          case 0 -> x[i];
          case 1 -> 800 * random.nextGaussian();
          case 2 -> Math.scalb(random.nextGaussian(), -round);
          default -> halfway();
        };
      }
      System.arraycopy(x, 0, tile.v, TileExp.EXPONENTIAL, TileExp.MOST);
      tile.exp(TileExp.MOST);
      for (int i = 0; i < TileExp.MOST; i++) {
        holds("exp", x[i], 0, 0, Exp.exp(x[i]), tile.v[i]);
      }
      System.arraycopy(x, 0, tile.v, TileExp.EXPONENTIAL, TileExp.MOST);
      tile.expm1(TileExp.MOST);
      for (int i = 0; i < TileExp.MOST; i++) {
        holds("expm1", x[i], 0, 0, Expm1.expm1(x[i]), tile.v[i]);
      }
    }
  }

  /** Of signals alone, which leave nothing in doubt; of those on a grid, of which many sums lie at a middle; or of extremes. */
  private void fill(int round) {
    for (int i = 0; i < COUNT; i++) {
      boolean extreme = round % 3 == 2;
      x[i] = extreme ? VALUES[random.nextInt(VALUES.length)] : value(round);
      y[i] = extreme ? VALUES[random.nextInt(VALUES.length)] : value(round);
    }
  }

  private double value(int round) {
    return round % 3 == 0 ? random.nextGaussian() : (1 + random.nextInt(1 << 20) * 0x1p-52) * (random.nextBoolean() ? 1 : -2);
  }

  /** An exponent whose quotient by {@code ln 2} lies at the middle of two integers, as far as its last bits say. */
  private double halfway() {
    double x = (random.nextInt(60) - 50.5) * Math.log(2);
    return x + (random.nextInt(5) - 2) * Math.ulp(x);
  }

  private void put(int place, double[] values) {
    System.arraycopy(values, 0, v, place, COUNT);
  }

  private static void holds(String what, double a, double b, double c, double expected, double given) {
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(given)) {
      fail("%s of %a %a %a: %a instead of %a", what, a, b, c, given, expected);
    }
  }
}
