package org.residua.verification;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Row;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The theorems of {@link TwoStepRule} once more, for the checker: by the largest numbers that occur, in exact arithmetic. */
final class ExactTwoStep {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final MathContext UP = new MathContext(60, RoundingMode.CEILING);
  private static final MathContext DOWN = new MathContext(60, RoundingMode.FLOOR);

  private final ProofLine.TwoStep line;
  private final DiffusionBounds diffusion;
  /** Of what is not, nothing follows. */
  private final boolean bounded;
  private final BigDecimal square;
  private final BigDecimal weight;

  ExactTwoStep(Proof proof, ProofLine.TwoStep line) {
    this.line = line;
    this.diffusion = proof.diffusions().get(line.diffusion());
    double norm = proof.operators().get(diffusion.operator()).norm();
    this.bounded = Double.isFinite(norm) && Double.isFinite(diffusion.largestWeight());
    this.square = bounded ? new BigDecimal(norm).pow(2) : BigDecimal.ZERO;
    this.weight = bounded ? new BigDecimal(diffusion.largestWeight()) : BigDecimal.ZERO;
  }

  /**
   * The factor of the norm, or of distances, where every target stands still or counts as well.
   *
   * @param pulled whether a target moves: distances are unknown then
   */
  Optional<BigDecimal> factor(Measure measure, boolean pulled) {
    Sector range = measure.range(diffusion.flux());
    boolean free = line.target() < 0 || (measure == Measure.DISTANCE && !pulled);
    if (range.lo() < 0 || line.rows().stream().anyMatch(row -> row.c() != 0 || row.d() != 0 || row.tau() < 0 || row.a() < 0)
        || (pulled && measure == Measure.DISTANCE) || !(bounded && Double.isFinite(range.hi()))) {
      return Optional.empty();
    }
    BigDecimal spread = square.multiply(new BigDecimal(range.hi())).add(weight);
    BigDecimal longest = line.rows().stream().map(row -> new BigDecimal(row.tau())).max(BigDecimal::compareTo).orElseThrow();
    if (line.rows().stream().allMatch(row -> sum(row.a(), Math.abs(row.b())).compareTo(BigDecimal.ONE) <= 0)) {
      BigDecimal all = measure == Measure.NORM ? spread.add(weight) : spread;
      boolean kept = free || diffusion.weights() == DiffusionBounds.Weights.CONSTANT;
      return kept && longest.multiply(all).compareTo(TWO) <= 0 ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }
    Row row = line.row();
    boolean form = row.a() <= 2 && sum(row.a(), row.b()).compareTo(BigDecimal.ONE) == 0 && line.first().tau() == row.tau();
    BigDecimal rest = TWO.subtract(longest.multiply(spread));
    if (!(diffusion.flux().constant() && free && form && rest.signum() >= 0)) {
      return Optional.empty();
    }
    if (line.first().a() == 1 && line.first().b() == 0) {
      return Optional.of(BigDecimal.ONE);
    }
    return line.first().equals(row) && rest.signum() > 0
        ? Optional.of(TWO.divide(rest, UP).sqrt(DOWN).multiply(BigDecimal.ONE.add(BigDecimal.valueOf(1, 50)))) : Optional.empty();
  }

  private static BigDecimal sum(double a, double b) {
    return new BigDecimal(a).add(new BigDecimal(b));
  }

  /** {@code 2 |beta| + s L <= 2} and {@code (|beta| + s L) s_1 <= 2 s}. */
  boolean falls() {
    if (!(bounded && Double.isFinite(diffusion.flux().slope().hi()))) {
      return false;
    }
    boolean steps = line.rows().stream().allMatch(row -> row.tau() > 0 && row.a() > 0 && row.c() == 0 && row.d() == 0
        && sum(row.a(), row.b()).compareTo(BigDecimal.ONE) == 0);
    BigDecimal beta = new BigDecimal(line.row().a()).subtract(BigDecimal.ONE).abs();
    List<BigDecimal> lengths = line.rows().stream().map(row -> new BigDecimal(row.a()).multiply(new BigDecimal(row.tau())))
        .toList();
    BigDecimal steepness = square.multiply(new BigDecimal(diffusion.flux().slope().hi()).max(BigDecimal.ZERO)).add(weight);
    BigDecimal moved = beta.add(lengths.get(1).multiply(steepness));
    return steps && moved.add(beta).compareTo(TWO) <= 0
        && moved.multiply(lengths.get(0)).compareTo(lengths.get(1).multiply(TWO)) <= 0;
  }
}
