package org.residua.cli.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.residua.cli.page.Page;
import org.residua.cli.page.Part;

/** Three justifications of skip connections: the time step, extrapolation, recurrence. */
record SkipConnections() implements Experiment {

  @Override
  public String name() {
    return "skip-connections";
  }

  @Override
  public Page page(Laboratory laboratory) {
    Part introduction = new Part.Prose("""
        A numerical scheme for nonlinear diffusion is a network, and its skip connections are not there for the training: they are terms of
        the scheme. There are three of them. Each is shown with the theorem that explains it, with what is measured when it is taken away, and with a
        control in which a hypothesis of the theorem is dropped and the opposite is found. Every sentence below *Measured* and *The control* is
        written from its numbers by `residua experiment skip-connections`, which refuses to write a page of which one does not hold.

        Source: Alt, Peter, Weickert, Schrader (2021): Translating Numerical Concepts for PDEs into Neural Architectures.""");
    return new Page(name(), "Three justifications of skip connections", Stream.of(List.of(introduction),
        new TimeStepSkip(laboratory).parts(), new Refinement(laboratory).parts(), new ExtrapolatingSkip(laboratory).parts(),
        new OverExtrapolation(laboratory).parts(), new RecurrentSkip(laboratory).parts(), new Unrolling(laboratory).parts())
        .flatMap(List::stream).toList());
  }
}
