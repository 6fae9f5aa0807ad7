package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Orthogonal wavelets with the filters {@code h} of the undecimated transform: low-pass over {@code sqrt(2)}, so that its
 * weights sum to 1.
 *
 * <p>Orthonormality, {@code 2 sum_k h_k h_(k + 2m) = [m = 0]}, and as many vanishing moments as half its taps hold to the
 * rounding of the last digit: the tables in print are accurate to 1e-12, from which Newton's method led to these. Source:
 * Daubechies (1992), Ten Lectures on Wavelets, sections 6.4 and 8.1.1.
 */
public enum Wavelet {
  /** Haar's: one vanishing moment. */
  HAAR(0.5, 0.5),
  /** Daubechies' extremal phase wavelet with two vanishing moments. */
  DB2(-0.09150635094610966, 0.15849364905389035, 0.5915063509461097, 0.34150635094610965),
  /** Daubechies' least asymmetric wavelet with four vanishing moments. */
  SYM4(-0.05357445070910291, -0.020955482562529763, 0.35186953432814994, 0.5683291217038203,
      0.21061726710178855, -0.07015881208927173, -0.008912350720835578, 0.022785172947981127),
  /** Daubechies' least asymmetric wavelet with eight vanishing moments. */
  SYM8(-0.0023917292557491822, -0.00038334544811626295, 0.02241181152183312, 0.005379305875281668,
      -0.10132432764314635, -0.04332680770292745, 0.3403726735948683, 0.5495533152683714,
      0.2576993351871367, -0.0367312543805018, -0.019246760631703386, 0.03474523295567647,
      0.002693194376882713, -0.010572843264189771, -0.0002141971501219539, 0.001336396696405805);

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Double> low;

  Wavelet(double... low) {
    this.low = DoubleStream.of(low).boxed().toList();
  }

  /** {@code haar}, {@code db2}, {@code sym4}, {@code sym8}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code h}. */
  public List<Double> lowPass() {
    return low;
  }

  /** {@code g_k = (-1)^(k+1) h_(L-1-k)}, L taps. */
  public List<Double> highPass() {
    return IntStream.range(0, low.size()).mapToObj(k -> (k % 2 == 0 ? -1 : 1) * low.get(low.size() - 1 - k)).toList();
  }
}
