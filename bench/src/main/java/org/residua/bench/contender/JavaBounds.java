package org.residua.bench.contender;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.bench.problem.CycleTraffic;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.EliminationTraffic;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Stream;

/** The machine's bounds, reached from Java with the Vector API. */
final class JavaBounds implements Contender {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String title() {
    return "bound, from Java";
  }

  @Override
  public String obstacle() {
    return "";
  }

  @Override
  public boolean offers(Problem problem) {
    return switch (problem) {
      case FusedMultiplyAdd _, Division _, Stream _, EliminationTraffic _, CycleTraffic _ -> true;
      default -> false;
    };
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    return switch (problem) {
      case FusedMultiplyAdd _ -> Optional.of(Timed.inPlace(FmaPeak::run));
      case Division division -> {
        double[] dividends = division.dividends(length);
        Shares shares = new Shares(division.threads());
        yield Optional.of(Timed.inPlace(u -> {
          if (division.rounds() == 1) {
            divide(dividends, u, 0, u.length);
          } else {
            shares.run(u.length, LANES, (from, to) -> {
              for (int round = 0; round < division.rounds(); round++) {
                divide(dividends, u, from, to);
              }
            });
          }
        }));
      }
      case Stream stream -> {
        Shares shares = new Shares(stream.threads());
        yield Optional.of(Timed.inPlace(u -> shares.run(u.length, LANES, (from, to) -> stream(u, from, to))));
      }
      case EliminationTraffic traffic -> {
        Traffic prepared = new Traffic(traffic, length);
        yield Optional.of(Timed.inPlace(prepared::run));
      }
      case CycleTraffic traffic -> {
        CyclePasses passes = new CyclePasses(traffic, length);
        yield Optional.of(Timed.inPlace(passes::run));
      }
      default -> Optional.empty();
    };
  }

  private static void divide(double[] dividends, double[] u, int from, int to) {
    int end = from + SPECIES.loopBound(to - from);
    for (int i = from; i < end; i += LANES) {
      DoubleVector.fromArray(SPECIES, dividends, i).div(DoubleVector.fromArray(SPECIES, u, i)).intoArray(u, i);
    }
    for (int i = end; i < to; i++) {
      u[i] = dividends[i] / u[i];
    }
  }

  private static void stream(double[] u, int from, int to) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, Stream.FACTOR);
    DoubleVector summand = DoubleVector.broadcast(SPECIES, Stream.SUMMAND);
    int end = from + SPECIES.loopBound(to - from);
    for (int i = from; i < end; i += LANES) {
      DoubleVector.fromArray(SPECIES, u, i).fma(factor, summand).intoArray(u, i);
    }
    for (int i = end; i < to; i++) {
      u[i] = Math.fma(u[i], Stream.FACTOR, Stream.SUMMAND);
    }
  }
}
