package org.residua.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.residua.api.operator.Convolution;

/**
 * What is settled about the parameters that options may leave open.
 *
 * @param order of the differences, where no filter is given
 * @param contrast for filters, where none is given
 * @param time to which a scheme evolves; empty where steps or cycles say it
 * @param chosen the options whose values were chosen from the data
 * @param warning why nothing was chosen although something was open
 */
record Settled(int order, ToDoubleFunction<Convolution> contrast, OptionalDouble time, Set<Option> chosen,
    Optional<String> warning) {

  /** Copies the options. */
  Settled {
    chosen = Set.copyOf(chosen);
  }

  /** Without data: order 1 and the contrast 1, on which no certificate depends; {@code auto} is refused. */
  static Settled withoutData(Given given) {
    if (given.text(Option.CONTRAST).equals(Optional.of("auto"))) {
      throw new IllegalArgumentException("contrast = auto needs data, and there is none here;"
          + " give a number greater than 0 (no certificate depends on it) or leave --contrast out");
    }
    if (given.text(Option.TIME).equals(Optional.of("auto"))) {
      throw new IllegalArgumentException("time = auto needs data, and there is none here; give a number greater than 0");
    }
    return new Settled(Filters.order(given), _ -> 1, time(given), Set.of(), Optional.empty());
  }

  /** The time that is given as a number. */
  static OptionalDouble time(Given given) {
    return given.text(Option.TIME).filter(text -> !text.equals("auto"))
        .map(text -> OptionalDouble.of(Decimal.positive(Option.TIME, text, "give the diffusion time, or auto")))
        .orElse(OptionalDouble.empty());
  }
}
