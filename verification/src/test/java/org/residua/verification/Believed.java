package org.residua.verification;

import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;

/** A built-in flux as if it were a user's own: its bounds are assumed, and true. */
record Believed(Flux of) implements CustomFlux {

  @Override
  public String name() {
    return "believed";
  }

  @Override
  public String text() {
    return name() + " " + of.text();
  }

  @Override
  public double contrast() {
    return of.contrast();
  }

  @Override
  public Flux withContrast(double contrast) {
    return new Believed(of.withContrast(contrast));
  }

  @Override
  public double at(double s) {
    return of.at(s);
  }

  @Override
  public double diffusivity(double s) {
    return of.diffusivity(s);
  }

  @Override
  public double derivative(double s) {
    return of.derivative(s);
  }

  @Override
  public double potential(double s) {
    return of.potential(s);
  }

  @Override
  public Sector sector() {
    return of.sector();
  }

  @Override
  public Sector slope() {
    return of.slope();
  }

  @Override
  public boolean even() {
    return of.even();
  }

  @Override
  public boolean decreasingDiffusivity() {
    return of.decreasingDiffusivity();
  }
}
