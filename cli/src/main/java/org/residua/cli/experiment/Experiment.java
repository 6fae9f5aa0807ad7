package org.residua.cli.experiment;

import java.util.List;
import org.residua.cli.page.Page;

/** An experiment: what its page says is measured when the page is made. */
public sealed interface Experiment permits SkipConnections, Nonmonotone {

  /** The experiments, one line each, in the order in which they are offered. */
  static List<Experiment> all() {
    return List.of(new SkipConnections(), new Nonmonotone());
  }

  /** The name at the command line, and of the page. */
  String name();

  /** The page; no bit of it depends on the machine. */
  Page page(Laboratory laboratory);
}
