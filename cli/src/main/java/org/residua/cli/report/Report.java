package org.residua.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.residua.schemes.denoiser.Explanation;
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
 * @param explanations why the channels have the results that they have; those of schemes have none
 */
public record Report(Measured measured, Method method, Optional<Trajectory> trajectory,
    Certification certification, Run run, List<String> warnings, List<Explanation> explanations) {

  /** Copies the list. */
  public Report {
    warnings = List.copyOf(warnings);
    explanations = List.copyOf(explanations);
  }

  /** One without explanations. */
  public Report(Measured measured, Method method, Optional<Trajectory> trajectory, Certification certification, Run run, List<String> warnings) {
    this(measured, method, trajectory, certification, run, warnings, List.of());
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
