package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.verification.jqwik.Operators;

/** The proven bounds against the largest singular value of the dense matrix. */
final class NormBoundProperties {

  @Property
  void noMatrixExceedsTheUpperBound(@ForAll(supplier = Operators.Any.class) Convolution k,
      @ForAll @IntRange(min = 1, max = 24) int length) {
    int samples = k.boundary() == Boundary.NATURAL ? length + k.stencil().reach() - 1 : length;
    double norm = DenseNorm.of(DenseMatrix.of(k, samples));
    assertThat(k.norm().upper() * (1 + DenseNorm.error(samples * k.inputs()))).isGreaterThanOrEqualTo(norm);
  }

  @Property
  void noStackExceedsTheUpperBound(@ForAll("stacks") LinearOperator k, @ForAll @IntRange(min = 1, max = 16) int length) {
    int channels = k.sourceChannels().orElse(2);
    double norm = DenseNorm.of(DenseMatrix.of(k, channels, length));
    assertThat(k.norm().upper() * (1 + DenseNorm.error(length * channels))).isGreaterThanOrEqualTo(norm);
  }

  @Provide
  Arbitrary<LinearOperator> stacks() {
    return Operators.stacks().withoutEdgeCases();
  }

  /**
   * Both bounds come from the symbol or beat it. The upper one is at most 1/cos(pi/128) < 1.0004 times the maximum over
   * the points, the lower at least size^(-2^-11) > 0.9994 of it; reflection costs at most sqrt(2).
   */
  @Property
  void theBoundsAreTight(@ForAll(supplier = Operators.Any.class) Convolution k) {
    NormBound bound = k.norm();
    double factor = k.boundary() == Boundary.REFLECTING ? Math.sqrt(2) * 1.001 : 1.001;
    boolean shortSignals = k.boundary() == Boundary.REFLECTING && bound.argument().contains("shorter");
    if (!shortSignals) {
      assertThat(bound.upper()).isLessThanOrEqualTo(factor * bound.lower());
    }
  }

  /** The periodic matrix of 64 p samples has exactly the sampled points of the symbol as its spectrum. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3, 4, 5, 6})
  void theLowerBoundIsReached(double seed) {
    Convolution k = Convolution.bank(Boundary.PERIODIC, new double[][][] {
        {{Math.sin(seed), Math.cos(3 * seed)}}, {{Math.sin(7 * seed), Math.cos(5 * seed)}}});
    double norm = DenseNorm.of(DenseMatrix.of(k, 128));
    assertThat(k.norm().lower()).isLessThanOrEqualTo(norm * (1 + DenseNorm.error(128)));
    assertThat(k.norm().upper()).isGreaterThanOrEqualTo(norm * (1 - DenseNorm.error(128)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void differencesHaveTheNormTwoToTheOrder(int order) {
    for (Boundary boundary : new Boundary[] {Boundary.NATURAL, Boundary.ZERO, Boundary.PERIODIC}) {
      NormBound bound = Convolution.difference(order, boundary).norm();
      assertThat(bound.upper()).isEqualTo(Math.pow(2, order));
      assertThat(bound.upperSquared()).isEqualTo(Math.pow(4, order));
      assertThat(bound.lower()).isGreaterThanOrEqualTo(0.99 * bound.upper());
    }
  }

  /** The norms at N = 400 were computed with numpy's SVD. */
  @ParameterizedTest
  @CsvSource({"1, 1.99998457876294", "2, 3.999938469198127", "3, 7.999820842414525", "4, 16.07335462616201",
      "5, 32.77899129281013", "6, 67.02670794153568"})
  void reflectingDifferencesWithinOnePerCent(int order, double norm) {
    NormBound bound = Convolution.difference(order, Boundary.REFLECTING).norm();
    assertThat(bound.upper()).isBetween(norm, 1.01 * norm);
    assertThat(bound.lower()).isLessThanOrEqualTo(bound.upper());
  }

  @Test
  void theDenseNormItselfIsRight() {
    assertThat(DenseNorm.of(DenseMatrix.of(Convolution.difference(1, Boundary.NATURAL), 50)))
        .isCloseTo(2 * Math.cos(Math.PI / 100), Offset.offset(2 * DenseNorm.error(50)));
    assertThat(DenseNorm.of(DenseMatrix.of(Convolution.of(Boundary.REFLECTING, 1, 2, -1), 50)))
        .isCloseTo(3.688626640955027, Offset.offset(4 * DenseNorm.error(50)));
  }

  /** Weights whose squares underflow or overflow have norms all the same: those of the unit scale, scaled. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-308, 1e-200, 1e-160, 1e-120, 1e-80, 1e80, 1e100, 1e120, 1e150, 1e200, 1e300})
  void extremeWeights(double scale) {
    for (Boundary boundary : Boundary.values()) {
      for (double[] filter : new double[][] {{1, -1}, {0, 1}, {1, 0}, {1, 0, -3, 0.3}, {1, 1, 1, 1, 1}}) {
        double unit = Convolution.of(boundary, filter).norm().upper();
        NormBound bound = Convolution.of(boundary, Arrays.stream(filter).map(w -> w * scale).toArray()).norm();
        assertThat(bound.upper()).isBetween((1 - 1e-12) * unit * scale, (1 + 1e-12) * unit * scale);
        assertThat(bound.lower()).isLessThanOrEqualTo(bound.upper());
      }
    }
  }

  /** Weights of very different sizes: the small ones change nothing. */
  @ParameterizedTest
  @EnumSource
  void unevenWeights(Boundary boundary) {
    for (double large : new double[] {1e60, 1e80, 1e100, 1e150, 1e200}) {
      double unit = Convolution.of(boundary, 0, 1).norm().upper();
      for (double small : new double[] {1, 1e-100, -1e30}) {
        assertThat(Convolution.of(boundary, small, large).norm().upper())
            .isBetween((1 - 1e-12) * unit * large, (1 + 1e-12) * unit * large);
      }
    }
  }
}
