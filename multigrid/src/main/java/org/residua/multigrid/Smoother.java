package org.residua.multigrid;

/** How the errors that a coarse level cannot represent are damped. Immutable. */
public interface Smoother {

  /** The smoother's name at the command line and in reports. */
  String name();

  /** The smoother made ready for an equation; refused where it does not fit. */
  Sweep on(Equation equation);
}
