package org.residua.api.flux;

import java.math.BigDecimal;
import java.math.MathContext;

/** Diffusivities and slopes to some fifty digits, knowing nothing of the code under test. */
final class ExactFlux {

  private static final MathContext DIGITS = Exact.DIGITS;
  private static final BigDecimal LN2 = Exact.log1p(BigDecimal.ONE);
  /** Beyond this the exponential is 0 for every double. */
  private static final BigDecimal VANISHED = BigDecimal.valueOf(800);

  private ExactFlux() {}

  /** {@code g(s)} to some fifty digits. */
  static BigDecimal diffusivity(BuiltinFlux flux, BigDecimal s) {
    BigDecimal contrast = new BigDecimal(flux.contrast());
    BigDecimal r = s.divide(contrast, DIGITS);
    BigDecimal q = r.multiply(r, DIGITS);
    return switch (flux) {
      case Linear _ -> BigDecimal.ONE;
      case Relu _ -> s.signum() < 0 ? BigDecimal.ZERO : BigDecimal.ONE;
      case Huber _ -> contrast.divide(s.abs().max(contrast), DIGITS);
      case Charbonnier _ -> inverse(q.add(BigDecimal.ONE, DIGITS).sqrt(DIGITS));
      case PeronaMalik _ -> inverse(q.add(BigDecimal.ONE, DIGITS));
      case TotalVariation tv -> inverse(q.add(new BigDecimal(tv.eps()).pow(2), DIGITS).sqrt(DIGITS));
      case Balanced _ -> inverse(q.max(BigDecimal.ONE));
      case Exponential _ -> exp(q.divide(BigDecimal.TWO.negate(), DIGITS));
      case Weickert _ -> q.signum() == 0 ? BigDecimal.ONE
          : expm1(new BigDecimal(-Weickert.CONSTANT).divide(q.pow(4, DIGITS), DIGITS)).negate();
      case Tanh _ -> tanh(r.abs()).divide(r.abs(), DIGITS);
      case ShiftedSoftplus _ -> logMean(r).divide(r, DIGITS);
      case ForwardBackward fb -> {
        BigDecimal rate = LN2.divide(new BigDecimal(fb.k()).pow(2).subtract(BigDecimal.ONE), DIGITS);
        yield exp(q.multiply(rate, DIGITS).negate())
            .multiply(expm1(BigDecimal.ONE.subtract(q).multiply(LN2, DIGITS)), DIGITS);
      }
    };
  }

  /** {@code Phi'(s)} by formulas of textbooks, at the kinks the slope of the side that the flux names. */
  static BigDecimal slope(BuiltinFlux flux, BigDecimal s) {
    BigDecimal contrast = new BigDecimal(flux.contrast());
    BigDecimal r = s.divide(contrast, DIGITS);
    BigDecimal q = r.multiply(r, DIGITS);
    return switch (flux) {
      case Linear _ -> BigDecimal.ONE;
      case Relu _ -> s.signum() < 0 ? BigDecimal.ZERO : BigDecimal.ONE;
      case Huber _ -> s.abs().compareTo(contrast) <= 0 ? BigDecimal.ONE : BigDecimal.ZERO;
      case Charbonnier _ -> inverse(cubeOfRoot(q.add(BigDecimal.ONE, DIGITS)));
      case PeronaMalik _ -> BigDecimal.ONE.subtract(q).divide(q.add(BigDecimal.ONE, DIGITS).pow(2, DIGITS), DIGITS);
      case TotalVariation tv -> new BigDecimal(tv.eps()).pow(2)
          .divide(cubeOfRoot(q.add(new BigDecimal(tv.eps()).pow(2), DIGITS)), DIGITS);
      case Balanced _ -> s.abs().compareTo(contrast) <= 0 ? BigDecimal.ONE : inverse(q).negate();
      case Exponential _ -> BigDecimal.ONE.subtract(q).multiply(exp(q.divide(BigDecimal.TWO.negate(), DIGITS)), DIGITS);
      case Weickert _ -> q.signum() == 0 ? BigDecimal.ONE : weickert(q);
      case Tanh _ -> {
        BigDecimal e = exp(r.abs().multiply(BigDecimal.TWO).negate());
        yield e.multiply(BigDecimal.valueOf(4)).divide(e.add(BigDecimal.ONE).pow(2, DIGITS), DIGITS);
      }
      case ShiftedSoftplus _ -> {
        BigDecimal e = exp(r.abs().negate());
        yield (r.signum() < 0 ? e : BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
      }
      case ForwardBackward fb -> {
        BigDecimal square = new BigDecimal(fb.k()).pow(2);
        BigDecimal z = q.multiply(LN2.divide(square.subtract(BigDecimal.ONE), DIGITS), DIGITS);
        yield gaussian(z.multiply(square, DIGITS)).multiply(BigDecimal.TWO).subtract(gaussian(z), DIGITS);
      }
    };
  }

  private static BigDecimal weickert(BigDecimal q) {
    BigDecimal t = new BigDecimal(Weickert.CONSTANT).divide(q.pow(4, DIGITS), DIGITS);
    return BigDecimal.ONE.subtract(t.multiply(BigDecimal.valueOf(8)).add(BigDecimal.ONE)
        .multiply(exp(t.negate()), DIGITS), DIGITS);
  }

  /** {@code (1 - 2 z) e^-z}. */
  private static BigDecimal gaussian(BigDecimal z) {
    return BigDecimal.ONE.subtract(z.multiply(BigDecimal.TWO)).multiply(exp(z.negate()), DIGITS);
  }

  private static BigDecimal cubeOfRoot(BigDecimal x) {
    return x.multiply(x.sqrt(DIGITS), DIGITS);
  }

  private static BigDecimal inverse(BigDecimal x) {
    return BigDecimal.ONE.divide(x, DIGITS);
  }

  static BigDecimal exp(BigDecimal x) {
    return x.compareTo(VANISHED.negate()) < 0 ? BigDecimal.ZERO : Exact.exp(x);
  }

  private static BigDecimal expm1(BigDecimal x) {
    return x.compareTo(VANISHED.negate()) < 0 ? BigDecimal.ONE.negate() : Exact.expm1(x);
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = expm1(x.multiply(BigDecimal.TWO).negate());
    return e.divide(e.add(BigDecimal.TWO), DIGITS).negate();
  }

  private static BigDecimal logMean(BigDecimal x) {
    return Exact.log1p(expm1(x.abs().negate()).divide(BigDecimal.TWO)).add(x.max(BigDecimal.ZERO));
  }
}
