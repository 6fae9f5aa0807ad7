package org.residua.bench.problem;

import org.residua.api.block.Block;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;
import org.residua.schemes.Explicit;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/** What somebody might bring: a flux, a scheme, a block, and things that are none. */
public final class Mine {

  /** {@code s / (1 + |s|)}. */
  public static final Flux FLUX = new Soft();
  /** The explicit scheme under another name. */
  public static final Family SCHEME = Family.ofSteps(new Family.Words("mine", "my scheme", "it is mine"),
      Explicit.FAMILY.maker());
  /** No name of its own. */
  public static final Family TAKEN = Schemes.usual();
  /** Nothing to measure. */
  public static final String WORD = "word";

  private Mine() {}

  /** Rows of the scheme. */
  public static Block block() {
    return new SchemeEvolution(SCHEME, 1).scheme();
  }

  private record Soft() implements CustomFlux {

    @Override
    public String name() {
      return "soft";
    }

    @Override
    public String text() {
      return "soft";
    }

    @Override
    public double contrast() {
      return 1;
    }

    @Override
    public Flux withContrast(double contrast) {
      return this;
    }

    @Override
    public double at(double s) {
      return diffusivity(s) * s;
    }

    @Override
    public double diffusivity(double s) {
      return 1 / (1 + Math.abs(s));
    }

    @Override
    public double derivative(double s) {
      return diffusivity(s) * diffusivity(s);
    }

    @Override
    public double potential(double s) {
      return Math.abs(s) - StrictMath.log1p(Math.abs(s));
    }

    @Override
    public Sector sector() {
      return new Sector(0, 1);
    }

    @Override
    public Sector slope() {
      return new Sector(0, 1);
    }

    @Override
    public boolean even() {
      return true;
    }

    @Override
    public boolean decreasingDiffusivity() {
      return true;
    }
  }
}
