package org.residua.bench.result;

import java.util.List;
import java.util.stream.Stream;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.EliminationTraffic;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Evolution.Form;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;
import org.residua.bench.result.Chart.Bar;

/** The comparisons of the page. */
public final class Charts {

  private static final Step PERONA_MALIK = Step.difference("perona-malik");
  private static final Step HEAT = Step.difference("linear");
  private static final Step FILTERS = new Step("perona-malik", 16, 5, false);
  private static final Evolution STEPS = Evolution.explicit(64);
  private static final Evolution FIFTY = Evolution.explicit(50);
  private static final Limit PASS = new Limit(0, 1, 1);

  private Charts() {}

  /** All of them at a width. */
  public static List<Chart> of(Mode mode, Width width) {
    return List.of(
        new Chart("times-step", "Perona-Malik step, N = 4096",
            "In the first-level cache. The bound is one division for each sample.",
            List.of(bar("Residua", PERONA_MALIK, "vector", Goals.CACHED, Limit.DIVISION),
                bar(width.lanes() + " signals interleaved", new Batch(width.lanes()), "vector", Goals.CACHED / width.lanes(),
                    Limit.DIVISION),
                bar("C, vectors by hand", PERONA_MALIK, "hand", Goals.CACHED, Limit.DIVISION),
                bar("gcc", PERONA_MALIK, "gcc", Goals.CACHED, Limit.DIVISION),
                bar("naive Java", PERONA_MALIK, "naive", Goals.CACHED, Limit.DIVISION))),
        new Chart("times-large", "Perona-Malik step, N = 2²⁵",
            "Beyond the caches. The bound is one pass over the array, in place.",
            List.of(bar("Residua", PERONA_MALIK, "vector", Goals.LARGE, PASS),
                bar("C, vectors by hand", PERONA_MALIK, "hand", Goals.LARGE, PASS),
                bar("gcc", PERONA_MALIK, "gcc", Goals.LARGE, PASS),
                bar("naive Java", PERONA_MALIK, "naive", Goals.LARGE, PASS))),
        evolutions(mode),
        filters(),
        new Chart("times-fluxes", "A step with other fluxes, N = 4096",
            "The bound is the multiply-adds of the formula at the peak, or its divisions, "
            + "whichever takes longer. Formulas with exponentials take three passes over a tile: their loads and stores come "
            + "on top.",
            mode.fluxes().stream().map(flux -> bar(flux, Step.difference(flux), "vector", Goals.CACHED, formula(flux))).toList()),
        new Chart("times-bank", "Perona-Malik step with 16 filters of 5 taps, N = 4096",
            "One channel to 16 and back; bounded likewise.",
            List.of(bar("Residua", FILTERS, "vector", Goals.CACHED, Limit.filters(16, 5)),
                bar("gcc", FILTERS, "gcc", Goals.CACHED, Limit.filters(16, 5)))),
        banks(mode),
        new Chart("times-heat", "Heat step, N = 4096", "Nothing to divide: loads and stores decide.",
            List.of(bar("Residua", HEAT, "vector", Goals.CACHED, Limit.NONE),
                bar("gcc", HEAT, "gcc", Goals.CACHED, Limit.NONE),
                bar("naive Java", HEAT, "naive", Goals.CACHED, Limit.NONE))),
        new Chart("times-tridiagonal", "Tridiagonal solve, 2²⁰ unknowns", "Elimination and substitution, for each unknown.",
            List.of(bar("Residua", new Solve(1), "vector", Goals.UNKNOWNS, Limit.NONE),
                bar("Residua, 8 systems", new Solve(8), "vector", Goals.UNKNOWNS / 8, Limit.NONE),
                bar("the loads and stores of that alone", new EliminationTraffic(8), "java", Goals.UNKNOWNS / 8, Limit.NONE),
            bar("gcc, Thomas", new Solve(1), "gcc", Goals.UNKNOWNS, Limit.NONE))),
        libraries("times-libraries", Goals.CACHED),
        libraries("times-libraries-large", mode.compared()));
  }

  private static Chart evolutions(Mode mode) {
    return new Chart("times-evolutions", "64 steps, N = " + Mode.power(mode.evolved()),
        "Beyond the caches, for each sample and step.",
        List.of(bar("Perona-Malik", STEPS, "vector", mode.evolved(), Limit.DIVISION),
            bar("the same, 2 threads", STEPS.by(2), "vector", mode.evolved(), new Limit(0, 0.5, 0)),
            bar("heat", new Evolution("linear", 64, Form.EXPLICIT, 1), "vector", mode.evolved(), Limit.NONE),
            bar("FSI", STEPS.as(Form.FSI), "vector", mode.evolved(), Limit.DIVISION),
            bar("FSI, frozen", STEPS.as(Form.FSI_FROZEN), "vector", mode.evolved(), Limit.NONE)));
  }

  private static Chart filters() {
    return new Chart("times-taps", "Perona-Malik step with one longer filter, N = 4096",
        "The bound is the multiply-adds at the peak, or the divisions, whichever takes longer.",
        Stream.of(3, 5, 7).flatMap(taps -> Stream.of(
            bar(taps + " taps, Residua", Step.taps(taps), "vector", Goals.CACHED, Limit.filters(1, taps)),
            bar(taps + " taps, gcc", Step.taps(taps), "gcc", Goals.CACHED, Limit.filters(1, taps)))).toList());
  }

  /** Of divisions there is none, or one for many multiply-adds. */
  private static Chart banks(Mode mode) {
    return new Chart("times-banks", "Steps of dense filter banks",
        "For each multiply-add, there and back; the bound is their peak.", mode.banks().stream().flatMap(bank -> Stream.of(
            bar(bank.flux() + " " + bank.shape() + ", Residua", bank, "vector", Goals.length(bank), new Limit(1, 0, 0)),
            bar(bank.flux() + " " + bank.shape() + ", gcc", bank, "gcc", Goals.length(bank), new Limit(1, 0, 0)))).toList());
  }

  /** Operations of the units that multiply, and divisions, of a sample's flux and update. */
  private static Limit formula(String flux) {
    return switch (flux) {
      case "perona-malik", "balanced" -> Limit.DIVISION;
      case "exponential" -> new Limit(22, 0, 0);
      case "weickert" -> new Limit(23, 1, 0);
      case "tanh" -> new Limit(22, 1, 0);
      case "shifted-softplus" -> new Limit(33, 1, 0);
      default -> Limit.NONE;
    };
  }

  private static Chart libraries(String id, int length) {
    return new Chart(id, "50 Perona-Malik steps, N = " + Mode.power(length), "For each sample and step, one thread, double.",
        List.of(bar("Residua", FIFTY, "vector", length, Limit.DIVISION),
            bar("PyTorch, preallocated", FIFTY, "torch-preallocated", length, Limit.DIVISION),
            bar("PyTorch, idiomatic", FIFTY, "torch-idiomatic", length, Limit.DIVISION),
            bar("ONNX Runtime", FIFTY, "onnxruntime", length, Limit.DIVISION)));
  }

  private static Bar bar(String label, Problem problem, String contender, int length, Limit limit) {
    return new Bar(label, Cell.of(problem, contender, length), limit);
  }
}
