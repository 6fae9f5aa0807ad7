package org.residua.cli;

import java.util.function.DoubleFunction;
import org.residua.api.block.Scheme;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.AutomaticChoice;
import org.residua.schemes.NoiseLevel;

/** What {@code auto} stands for. */
sealed interface Estimates {

  /** The contrast when none is given. */
  double defaultContrast(Convolution k);

  /** The contrast {@code auto}. */
  double contrast(Convolution k);

  /** The time {@code auto}, found by trying schemes. */
  double time(DoubleFunction<? extends Scheme> schemes);

  /**
   * Estimates from a signal.
   *
   * @param signal the noisy samples
   * @param noise its noise level
   */
  record FromData(Signal signal, double noise) implements Estimates {

    static FromData of(Signal signal) {
      return new FromData(signal, NoiseLevel.estimate(signal));
    }

    @Override
    public double defaultContrast(Convolution k) {
      return contrast(k);
    }

    @Override
    public double contrast(Convolution k) {
      return AutomaticChoice.contrast(noise, k);
    }

    @Override
    public double time(DoubleFunction<? extends Scheme> schemes) {
      return AutomaticChoice.time(signal, noise, schemes);
    }
  }

  /** No data: the contrast, on which no certificate depends, is 1. */
  record WithoutData() implements Estimates {

    @Override
    public double defaultContrast(Convolution k) {
      return 1;
    }

    @Override
    public double contrast(Convolution k) {
      throw new IllegalArgumentException("contrast = auto needs data, and there is none here;"
          + " give a number greater than 0 (no certificate depends on it) or leave --contrast out");
    }

    @Override
    public double time(DoubleFunction<? extends Scheme> schemes) {
      throw new IllegalArgumentException("time = auto needs data, and there is none here;"
          + " give a number greater than 0");
    }
  }
}
