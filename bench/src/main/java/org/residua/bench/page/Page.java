package org.residua.bench.page;

import org.residua.bench.result.Report;

/** stub. */
public final class Page {
  private Page() {}

  /** Stub. */
  public static String of(Report report) {
    return report.mode().name();
  }
}
