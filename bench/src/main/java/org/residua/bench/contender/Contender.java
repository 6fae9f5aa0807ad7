package org.residua.bench.contender;

import java.util.Optional;
import org.residua.bench.problem.Problem;

/** Somebody who computes problems: Residua, plain Java, C, or another library. */
public interface Contender {

  /** The name by which a cell refers to it. */
  String name();

  /** How it is called in tables and plots. */
  String title();

  /** Why it cannot work here, or empty; the answer of a look, without preparing anything. */
  String obstacle();

  /** Whether it has a way to compute this problem. */
  boolean offers(Problem problem);

  /** The problem prepared for signals of that length, or empty if it has no way to compute it. */
  Optional<Timed> prepare(Problem problem, int length);
}
