package org.residua.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.residua.verification.certificate.Claim;

/** How many proven claims were attacked, and how near to 1 the attacks came; kept in a file for whoever wonders. */
final class Attacks {

  private static final Path REPORT = Path.of("target", "attacked-claims.txt");

  private final Map<Claim, Integer> attacked = new EnumMap<>(Claim.class);
  private final Map<Claim, Double> largest = new EnumMap<>(Claim.class);

  void add(Claim claim, double factor) {
    attacked.merge(claim, 1, Integer::sum);
    largest.merge(claim, factor, Math::max);
  }

  int count(Claim claim) {
    return attacked.getOrDefault(claim, 0);
  }

  double largest(Claim claim) {
    return largest.getOrDefault(claim, 0.0);
  }

  void write() {
    StringBuilder text = new StringBuilder();
    attacked.forEach((claim, count) -> text.append(String.format(Locale.ROOT,
        "%s: %d proven claims attacked, largest factor found %.15f%n", claim.text(), count, largest.get(claim))));
    System.out.print(text);
    try {
      Files.createDirectories(REPORT.getParent());
      Files.writeString(REPORT, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
