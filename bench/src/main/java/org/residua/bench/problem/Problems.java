package org.residua.bench.problem;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;

/** All problems that a cell may name. */
public final class Problems {

  /** Names of all fluxes. */
  public static final List<String> FLUXES = BuiltinFluxes.all().stream().map(Flux::name).toList();

  private Problems() {}

  /** All of them. */
  public static List<Problem> all() {
    List<Problem> all = new ArrayList<>(List.of(new FusedMultiplyAdd(), new Division(), Division.lasting(1),
        Division.lasting(2), new Stream(1), new Stream(2)));
    FLUXES.forEach(flux -> {
      all.add(Step.difference(flux));
      all.add(Step.difference(flux).afterAllFluxes());
    });
    List.of(3, 5, 7).forEach(taps -> all.add(Step.taps(taps)));
    all.add(new Step("perona-malik", 16, 5, false));
    for (Evolution.Form form : Evolution.Form.values()) {
      all.add(Evolution.explicit(64).as(form));
    }
    all.add(new Evolution("linear", 64, Evolution.Form.EXPLICIT, 1));
    all.add(Evolution.explicit(64).by(2));
    all.add(Evolution.explicit(50));
    all.add(new Batch(8));
    all.add(new Solve(1));
    all.add(new Solve(8));
    all.add(new Solve(1, 2));
    all.add(new Lagged(1));
    all.add(new Lagged(2));
    all.add(new FrameStep());
    all.add(new EliminationTraffic(8));
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
