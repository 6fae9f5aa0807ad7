package org.residua.bench.problem;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.schemes.Schemes;

/** All problems that a cell may name. */
public final class Problems {

  /** Names of all fluxes. */
  public static final List<String> FLUXES = BuiltinFluxes.all().stream().map(Flux::name).toList();

  private Problems() {}

  /** All of them, those of others among them. */
  public static List<Problem> all() {
    List<Problem> all = new ArrayList<>(List.of(new FusedMultiplyAdd(), new Division(), Division.lasting(1),
        Division.lasting(2), new Stream(1), new Stream(2)));
    FLUXES.forEach(flux -> {
      all.add(Step.difference(flux));
      all.add(Step.difference(flux).afterAllFluxes());
    });
    List.of(3, 5, 7, 9).forEach(taps -> all.add(Step.taps(taps)));
    all.add(new Step("perona-malik", 16, 5, false));
    all.addAll(BankStep.all());
    for (Evolution.Form form : Evolution.Form.values()) {
      all.add(Evolution.explicit(64).as(form));
    }
    all.add(new Evolution("linear", 64, Evolution.Form.EXPLICIT, 1));
    all.add(Evolution.explicit(64).by(2));
    all.add(Evolution.explicit(50));
    Schemes.all().forEach(family -> List.of(1, 2).forEach(threads -> all.add(new SchemeEvolution(family, threads))));
    List.of(2, 4, 8).forEach(signals -> all.add(new Batch(signals)));
    all.add(new Solve(1));
    all.add(new Solve(8));
    all.add(new Solve(1, 2));
    all.add(new Lagged(1));
    all.add(new Lagged(2));
    all.add(new FrameStep());
    all.add(new PoissonCycle());
    all.add(new CycleTraffic());
    all.add(new EliminationTraffic(8));
    Own.all().forEach(own -> all.add(own.problem()));
    return List.copyOf(all);
  }

  /** The one of that name. */
  public static Problem named(String id) {
    return all().stream()
        .filter(problem -> problem.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no problem is named " + id + "; there are "
            + all().stream().map(Problem::id).toList()));
  }
}
