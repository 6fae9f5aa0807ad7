package org.residua.api.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Neighbouring doubles enclose the quotient, and are one where it is a double. */
final class ExactQuotientTest {

  private static BigDecimal exact(double x) {
    return new BigDecimal(x);
  }

  @Test
  void neighboursEnclose() {
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 5000; draw++) {
      double a = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
      double b = Math.scalb(random.nextDouble(0.5, 1) * (random.nextBoolean() ? 1 : -1), random.nextInt(-300, 300));
      double down = ExactQuotient.down(exact(a), exact(b));
      double up = ExactQuotient.up(exact(a), exact(b));
      BigDecimal product = exact(a);
      if (Math.abs(a / b) < Double.MAX_VALUE) {
        assertThat(exact(down).multiply(exact(b)).compareTo(product) * exact(b).signum()).isNotPositive();
        assertThat(exact(up).multiply(exact(b)).compareTo(product) * exact(b).signum()).isNotNegative();
        assertThat(up == down || up == Math.nextUp(down)).as("%s / %s", a, b).isTrue();
      }
    }
  }

  @Test
  void examples() {
    assertThat(ExactQuotient.down(exact(1), exact(3))).isEqualTo(1.0 / 3);
    assertThat(ExactQuotient.up(exact(1), exact(3))).isEqualTo(Math.nextUp(1.0 / 3));
    assertThat(ExactQuotient.down(exact(-6), exact(4))).isEqualTo(-1.5).isEqualTo(ExactQuotient.up(exact(-6), exact(4)));
    assertThat(ExactQuotient.down(exact(0), exact(4))).isZero();
    assertThat(ExactQuotient.down(exact(1), exact(Double.MAX_VALUE).pow(2))).isZero();
    assertThat(ExactQuotient.up(exact(1), exact(Double.MAX_VALUE).pow(2))).isEqualTo(Double.MIN_VALUE);
    assertThat(ExactQuotient.down(exact(1e300), exact(1e-300))).isEqualTo(Double.MAX_VALUE);
    assertThat(ExactQuotient.up(exact(1e300), exact(1e-300))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ExactQuotient.down(exact(-1e300), exact(1e-300))).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
