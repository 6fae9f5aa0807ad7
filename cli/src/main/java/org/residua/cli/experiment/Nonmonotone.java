package org.residua.cli.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.residua.cli.page.Page;
import org.residua.cli.page.Part;

/** Nonmonotone activations: what they give, what they cost, where they pay. */
record Nonmonotone() implements Experiment {

  @Override
  public String name() {
    return "nonmonotone";
  }

  @Override
  public Page page(Laboratory laboratory) {
    Part introduction = new Part.Prose("""
        Activations of networks are monotone by habit. The fluxes that keep edges are not: Perona and Malik's `Phi(s) = s/(1 + s^2)` falls beyond the
        contrast, that of forward-and-backward diffusion becomes negative there. This page shows what that gives, what it costs, and where
        it pays. Every sentence below *Measured* and *The control* is written from its numbers by `residua experiment nonmonotone`, which refuses to
        write a page of which one does not hold.

        Sources: Alt, Peter, Weickert, Schrader (2021): Translating Numerical Concepts for PDEs into Neural Architectures; Mrazek, Weickert, Steidl
        (2003): Correspondences between wavelet shrinkage and nonlinear diffusion.""");
    return new Page(name(), "Nonmonotone activations", Stream.of(List.of(introduction),
        new NoisyEdges(laboratory).parts(), new MovingApart(laboratory).parts(), new WhereItPays(laboratory).parts(),
        new ShrinkageDictionary(laboratory).parts()).flatMap(List::stream).toList());
  }
}
