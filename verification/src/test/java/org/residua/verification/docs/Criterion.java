package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;

/**
 * A criterion for the design of a network, as a section of {@code docs/design-criteria.md}.
 *
 * <p>The program that the page shows is what stands between {@code // begin} and {@code // end} in the source of the class, in
 * {@link #print}: it runs what keeps the criterion and what breaks it. Sentences stand beside what they rest on, and their
 * numbers come from the run, so that the page cannot say what is not found.
 */
interface Criterion {

  /** The heading. */
  String title();

  /** What the criterion asks for, and what it gives. */
  List<Sentence> kept();

  /** The program of the page. */
  void print(PrintStream out);

  /** What becomes of a network that breaks it, after what the program prints. */
  List<Sentence> broken();

  /** The laws of the kit, {@code Laws.method}, that check it for blocks of one's own. */
  List<String> laws();

  /** The tests, {@code Class#method}, that hold it here. */
  List<String> properties();

  /** The tests that break it and find the opposite. */
  List<String> controls();
}
