package org.residua.schemes.denoiser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Inputs, choices and results that were computed by another program in another order of operations. */
final class References {

  private References() {}

  static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(References.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column of a table with a header. */
  static double[] column(String name, int column) {
    return lines(name).stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column])).toArray();
  }
}
