package org.residua.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Row;
import org.residua.api.operator.Boundary;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FilterBank;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The ranges of a proof once more, for the checker: which values are means of the inputs, in exact arithmetic, by the signs and
 * sums of matrix entries and with no rule in common with {@link Ranges}.
 *
 * <p>The rows of {@code K} are looked at as such: {@code K 1 = 0}, and no two entries of a row have the same sign, so that
 * {@code (K^T W K)_ij = sum_r w_r k_ri k_rj <= 0} for {@code i != j} and {@code W >= 0}. The diagonal of {@code K^T K} is
 * counted on signals of every length up to twice the reach of the filters: a longer one has no other rows near its ends.
 * Farther reaching filters are counted as if each tap met each sample twice.
 */
final class ExactRanges {

  /** Filters that reach farther are not laid out on signals. */
  private static final int FARTHEST = 48;

  private final Proof proof;

  private ExactRanges(Proof proof) {
    this.proof = proof;
  }

  /** Whether the result is in the range of the inputs. */
  static boolean kept(Proof proof) {
    BitSet inputs = new BitSet();
    inputs.set(0, proof.inputs());
    return new ExactRanges(proof).results(proof.derivation(), inputs).get(0);
  }

  /** The results that are in the range, if the inputs of these numbers are. */
  private BitSet results(Derivation derivation, BitSet inputs) {
    BitSet kept = new BitSet();
    Map<Integer, BitSet> repeated = new HashMap<>();
    for (int k = 0; k < derivation.lines().size(); k++) {
      ProofLine line = derivation.lines().get(k);
      if (line instanceof ProofLine.Repeated repeat) {
        repeated.put(k, repeated(repeat, kept));
      }
      kept.set(k, line instanceof ProofLine.Input input ? inputs.get(input.index())
          : line instanceof ProofLine.Carried carried ? repeated.getOrDefault(carried.of(), new BitSet()).get(carried.which())
          : line instanceof ProofLine.Combined sum ? sum(sum, derivation.lines(), kept)
          : line instanceof ProofLine.Solved system
              ? stays(kept, system.of(), system.target()) && solved(system, derivation.lines())
          : stays(kept, line) && step(line));
    }
    BitSet found = new BitSet();
    IntStream.range(0, derivation.results().size()).filter(k -> kept.get(derivation.results().get(k))).forEach(found::set);
    return found;
  }

  private static boolean stays(BitSet kept, ProofLine line) {
    return line.premises().stream().allMatch(kept::get);
  }

  private static boolean stays(BitSet kept, int state, int target) {
    return kept.get(state) && (target < 0 || kept.get(target));
  }

  private boolean step(ProofLine line) {
    return switch (line) {
      case ProofLine.Iterated table -> rows(table.rows(), proof.diffusions().get(table.diffusion()));
      case ProofLine.TwoStep steps -> rows(steps.rows(), proof.diffusions().get(steps.diffusion()));
      case ProofLine.Implicit step -> {
        DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
        yield step.lagged() && step.tau() >= 0 && diffusion.flux().sector().lo() >= 0
            && laplacian(proof.operators().get(diffusion.operator()));
      }
      case ProofLine.Input _, ProofLine.Applied _, ProofLine.Activated _, ProofLine.Weighing _, ProofLine.Multiplied _,
          ProofLine.Divided _, ProofLine.Combined _, ProofLine.Biased _, ProofLine.Solved _, ProofLine.Opaque _,
          ProofLine.Repeated _, ProofLine.Carried _ -> false;
    };
  }

  /** The values of a state that are in the range at the start and, if those are, after the body. */
  private BitSet repeated(ProofLine.Repeated repeat, BitSet outside) {
    int carried = repeat.state().size();
    List<Integer> lines = Stream.concat(repeat.state().stream(), repeat.held().stream()).toList();
    BitSet inputs = new BitSet();
    IntStream.range(0, lines.size()).filter(k -> outside.get(lines.get(k))).forEach(inputs::set);
    for (int before = -1; before != inputs.cardinality();) {
      before = inputs.cardinality();
      BitSet after = results(repeat.body(), inputs);
      after.set(carried, lines.size());
      inputs.and(after);
    }
    return inputs;
  }

  /** What a row leaves of the sample itself, and all that it takes from others, is at least 0 and together 1. */
  private boolean rows(List<Row> rows, DiffusionBounds diffusion) {
    OperatorBound operator = proof.operators().get(diffusion.operator());
    if (diffusion.flux().sector().lo() < 0 || !laplacian(operator)) {
      return false;
    }
    BigDecimal taken = diagonal(operator).multiply(new BigDecimal(diffusion.flux().sector().hi()))
        .add(new BigDecimal(diffusion.largestWeight()));
    return rows.stream().distinct().allMatch(row -> {
      BigDecimal own = BigDecimal.ONE.subtract(taken.multiply(new BigDecimal(row.tau())));
      BigDecimal sum = new BigDecimal(row.a()).add(new BigDecimal(row.b())).add(new BigDecimal(row.c()));
      return own.signum() >= 0 && sum.compareTo(BigDecimal.ONE) == 0 && row.d() == 0
          && DoubleStream.of(row.tau(), row.a(), row.b(), row.c()).allMatch(number -> number >= 0);
    });
  }

  private boolean solved(ProofLine.Solved system, List<ProofLine> lines) {
    return system.tau() >= 0 && lines.get(system.weights()) instanceof ProofLine.Weighing weighing
        && weighing.flux().sector().lo() >= 0 && laplacian(proof.operators().get(system.operator()));
  }

  /** The weight of each value with what its diffusions take from a sample, and all weights together. */
  private boolean sum(ProofLine.Combined sum, List<ProofLine> lines, BitSet kept) {
    Map<Integer, BigDecimal> own = new HashMap<>();
    BigDecimal total = BigDecimal.ZERO;
    for (int k = 0; k < sum.of().size(); k++) {
      int line = sum.of().get(k);
      BigDecimal weight = new BigDecimal(sum.coefficients().get(k));
      if (lines.get(line) instanceof ProofLine.Applied back) {
        if (!(lines.get(back.of()) instanceof ProofLine.Activated phi && lines.get(phi.of()) instanceof ProofLine.Applied there
            && back.adjoint() && !there.adjoint() && back.operator() == there.operator()
            && weight.signum() <= 0 && phi.flux().sector().lo() >= 0 && laplacian(proof.operators().get(there.operator())))) {
          return false;
        }
        weight = weight.multiply(new BigDecimal(phi.flux().sector().hi()))
            .multiply(diagonal(proof.operators().get(there.operator())));
        line = there.of();
      } else {
        total = total.add(weight);
      }
      own.merge(line, weight, BigDecimal::add);
    }
    return total.compareTo(BigDecimal.ONE) == 0 && own.keySet().stream().allMatch(kept::get)
        && own.values().stream().allMatch(value -> value.signum() >= 0);
  }

  /**
   * Whether {@code K^T W K} has no positive entry off its diagonal and rows that sum to 0, whatever {@code W >= 0} and the
   * length.
   */
  private static boolean laplacian(OperatorBound operator) {
    return operator.filters().filter(bank -> bank.extents().get(1) == 1
        && OperatorNumbers.digest(bank.convolution()).equals(operator.digest())
        && filters(bank).allMatch(taps -> {
          BigDecimal sum = Arrays.stream(taps).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
          long positive = Arrays.stream(taps).filter(tap -> tap > 0).count();
          long negative = Arrays.stream(taps).filter(tap -> tap < 0).count();
          return sum.signum() == 0 && positive <= 1 && negative <= 1;
        }) && bank.boundary() != Boundary.ZERO).isPresent();
  }

  private static Stream<double[]> filters(FilterBank bank) {
    int taps = bank.extents().get(2);
    return IntStream.range(0, bank.extents().get(0)).mapToObj(m ->
        bank.weights().subList(m * taps, (m + 1) * taps).stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The largest diagonal entry of {@code K^T K}, over all channels and lengths, at least. */
  private static BigDecimal diagonal(OperatorBound operator) {
    FilterBank bank = operator.filters().orElseThrow();
    List<double[]> filters = filters(bank).toList();
    int each = filters.size() / bank.groups();
    return IntStream.range(0, bank.groups()).mapToObj(group -> diagonal(bank, filters.subList(group * each, (group + 1) * each)))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static BigDecimal diagonal(FilterBank bank, List<double[]> filters) {
    int reach = Math.addExact(Math.multiplyExact(bank.extents().get(2) - 1, bank.dilation()), 1);
    if (reach > FARTHEST) {
      BigDecimal squares = filters.stream().flatMapToDouble(Arrays::stream).mapToObj(tap -> new BigDecimal(tap).pow(2))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      return bank.boundary() == Boundary.REFLECTING ? squares.multiply(BigDecimal.TWO) : squares;
    }
    BigDecimal largest = BigDecimal.ZERO;
    for (int length = bank.boundary() == Boundary.NATURAL ? reach : 1; length <= 2 * reach + 1; length++) {
      for (BigDecimal entry : diagonal(bank, filters, length)) {
        largest = largest.max(entry);
      }
    }
    return largest;
  }

  private static List<BigDecimal> diagonal(FilterBank bank, List<double[]> filters, int length) {
    int reach = (bank.extents().get(2) - 1) * bank.dilation() + 1;
    List<BigDecimal> diagonal = new ArrayList<>(IntStream.range(0, length).mapToObj(_ -> BigDecimal.ZERO).toList());
    for (double[] taps : filters) {
      for (int row = 0; row < bank.boundary().rows(length, reach); row++) {
        Map<Integer, BigDecimal> entries = new HashMap<>();
        for (int j = 0; j < taps.length; j++) {
          if (taps[j] != 0) {
            entries.merge(bank.boundary().source(row + j * bank.dilation(), length), new BigDecimal(taps[j]), BigDecimal::add);
          }
        }
        entries.forEach((i, entry) -> diagonal.set(i, diagonal.get(i).add(entry.pow(2))));
      }
    }
    return diagonal;
  }
}
