package org.residua.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.residua.verification.Certification;

/**
 * Everything that the report of a run shows.
 *
 * @param measured the signal before and after
 * @param method the scheme and its parameters
 * @param trajectory norm and energy on the way; empty where there is no way but branches side by side
 * @param certification what is proven, claim by claim
 * @param run how it can be repeated
 * @param warnings what the reader should know
 */
public record Report(Measured measured, Method method, Optional<Trajectory> trajectory,
    Certification certification, Run run, List<String> warnings) {

  /** Copies the list. */
  public Report {
    warnings = List.copyOf(warnings);
  }

  /**
   * Appends the report as one HTML document that needs no other file and no network.
   *
   * @param to receives the text, to be encoded in UTF-8
   */
  public void appendTo(Appendable to) throws IOException {
    Page.append(this, to);
  }
}
