package org.residua.verification.jqwik;

import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Sector;

/** {@code Phi(s) = 2 s}, said to have the sector {@code [0, 1]}. */
record WrongFlux() implements CustomFlux {

  @Override
  public String name() {
    return "doubling";
  }

  @Override
  public String text() {
    return name();
  }

  @Override
  public double contrast() {
    return 1;
  }

  @Override
  public WrongFlux withContrast(double contrast) {
    return this;
  }

  @Override
  public double at(double s) {
    return 2 * s;
  }

  @Override
  public double diffusivity(double s) {
    return 2;
  }

  @Override
  public double derivative(double s) {
    return 2;
  }

  @Override
  public double potential(double s) {
    return s * s;
  }

  @Override
  public Sector sector() {
    return new Sector(0, 1);
  }

  @Override
  public Sector slope() {
    return new Sector(0, 2);
  }

  @Override
  public boolean even() {
    return true;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return true;
  }

  /** {@code Phi(s) = s^3} within {@code [-1, 1]}, whose diffusivity is said not to increase. */
  record Growing() implements CustomFlux {

    @Override
    public String name() {
      return "growing";
    }

    @Override
    public String text() {
      return name();
    }

    @Override
    public double contrast() {
      return 1;
    }

    @Override
    public Growing withContrast(double contrast) {
      return this;
    }

    @Override
    public double at(double s) {
      return s * diffusivity(s);
    }

    @Override
    public double diffusivity(double s) {
      return Math.min(1, s * s);
    }

    @Override
    public double derivative(double s) {
      return Math.abs(s) < 1 ? 3 * s * s : 1;
    }

    @Override
    public double potential(double s) {
      return Math.abs(s) < 1 ? s * s * s * s / 4 : s * s / 2 - 0.25;
    }

    @Override
    public Sector sector() {
      return new Sector(0, 1);
    }

    @Override
    public Sector slope() {
      return new Sector(0, 3);
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
