package org.residua.bench.precision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures work against precision and writes the page: {@code WorkPrecision FOLDER}. */
public final class WorkPrecision {

  private static final double[] TIMES = {1, 10, 100, 1e3, 1e4, 1e5};

  private WorkPrecision() {}

  /** Writes {@code work-precision.md} and its pictures to a folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: WorkPrecision FOLDER, into which work-precision.md and its pictures go");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    Evolutions evolutions = new Evolutions();
    List<PrecisionPage.AtTime> all = new ArrayList<>();
    for (double time : TIMES) {
      System.err.println("T = " + time);
      Evolutions.Reference reference = evolutions.reference(time);
      // Once for the compiler, once for the page.
      evolutions.attempts(time, reference);
      all.add(new PrecisionPage.AtTime(time, reference.error(), evolutions.attempts(time, reference)));
    }
    SteadyStates.ways(0.1);
    PrecisionPage page = new PrecisionPage(all, SteadyStates.ways(0.1), SteadyStates.ways(0.001));
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(folder.resolve("work-precision.md"), page.text());
    for (PrecisionPage.AtTime at : all) {
      Files.writeString(folder.resolve("images").resolve(at.picture()), Picture.of(at.attempts(), at.reference()));
    }
  }
}
