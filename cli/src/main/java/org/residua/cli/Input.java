package org.residua.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the samples come from. */
sealed interface Input {

  /** The options that only a CSV text has a use for. */
  List<Option> CSV = List.of(Option.COLUMN, Option.SEPARATOR, Option.DECIMAL, Option.NULL, Option.KEEP_COLUMNS);

  /** The samples as numbers, missing ones as NaN; refuses what is no signal. */
  Samples read(Given given);

  /** The file behind it, which no output may replace. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** The input that the caller names. */
  static Input of(Given given, Streams streams) {
    String name = given.operand().orElse("builtin:nile");
    if (name.startsWith("builtin:")) {
      CSV.forEach(option -> given.requireAbsent(option, name, "it is no CSV file of yours"));
      return new Builtin(Names.BUILTINS.named(name.substring("builtin:".length())));
    }
    for (Option option : List.of(Option.LENGTH, Option.NOISE, Option.SEED)) {
      given.requireAbsent(option, "the input " + Shown.quoted(name),
          "it is for the synthetic builtin signals");
    }
    if (!name.equals("-")) {
      Path path = path(name);
      return wav(name) ? recording(given, path) : new File(path);
    }
    return new Standard(streams.in());
  }

  private static boolean wav(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  private static Input recording(Given given, Path path) {
    requireNoTable(given, path.toString());
    return new Recording(path);
  }

  private static void requireNoTable(Given given, String name) {
    CSV.forEach(option -> given.requireAbsent(option, "the input " + Shown.quoted(name),
        "all channels of a WAV file are read"));
  }

  /** WAV or CSV, told by the first bytes; {@code bytes} is the size, 0 when it is not known. */
  private static Samples told(Given given, String name, InputStream in, long bytes) throws IOException {
    BufferedInputStream content = new BufferedInputStream(in);
    if (WavInput.recognises(content)) {
      requireNoTable(given, name);
      return WavInput.read(name, content);
    }
    return new CsvInput(name, CsvAsked.of(given)).read(content, bytes);
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "the input's name is empty; give a .csv or .wav file, -, or builtin:NAME");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "input " + Shown.place(name) + Obstacle.noName(name) + "; give a .csv or .wav file", e);
    }
  }

  /** A signal that comes with the command. */
  record Builtin(BuiltinSignal signal) implements Input {

    @Override
    public Samples read(Given given) {
      return signal.samples(given);
    }
  }

  /**
   * CSV or WAV on standard input.
   *
   * @param in standard input
   */
  record Standard(InputStream in) implements Input {

    @Override
    public Samples read(Given given) {
      try {
        return told(given, "standard input", in, 0);
      } catch (IOException e) {
        throw new IllegalArgumentException("standard input cannot be read: " + Obstacle.reason(e) + "; give a file", e);
      }
    }
  }

  /**
   * A file whose content tells what it is: CSV or WAV.
   *
   * @param path the file
   */
  record File(Path path) implements Input {

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public Samples read(Given given) {
      return opened(path, (name, in) -> told(given, name, in, Files.size(path)));
    }
  }

  /**
   * A file whose name says that it is WAV.
   *
   * @param path the file
   */
  record Recording(Path path) implements Input {

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public Samples read(Given given) {
      return opened(path, WavInput::read);
    }
  }

  /** What reads the content of a file. */
  interface Reader {
    /** The samples; {@code name} is for messages. */
    Samples read(String name, InputStream in) throws IOException;
  }

  private static Samples opened(Path path, Reader reader) {
    String name = Shown.oneLine(path.toString());
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(name + " is a directory; give a .csv or .wav file in it");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return reader.read(name, in);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          name + " does not exist; give a .csv or .wav file, -, or builtin:NAME", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + Obstacle.reason(e)
          + "; check its name and permissions", e);
    }
  }
}
