package org.residua.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Where a result goes. A file is written to a temporary neighbour, made at once so that an unwritable place
 * is found before the work, and moved into place at the end: a failure leaves no half file.
 */
sealed interface Destination extends AutoCloseable {

  /** What is known of a standard output that takes no more. */
  String UNWRITABLE = "standard output is closed, or its place is full";
  /** Files must not be moved over these: what the command writes before and after would be lost. */
  Set<String> STANDARD = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
  /** As many as Linux follows. */
  int MOST_LINKS = 40;

  /** What writes a result of text. */
  interface Content {
    /** Writes the result. */
    void writeTo(Writer to) throws IOException;
  }

  /** What writes a result of bytes. */
  interface Bytes {
    /** Writes the result. */
    void writeTo(OutputStream to) throws IOException;
  }

  /** Writes the result, to the neighbour where there is one. */
  void writeBytes(Bytes content) throws IOException;

  /** Writes the result in UTF-8. */
  default void write(Content content) throws IOException {
    writeBytes(to -> {
      BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      content.writeTo(writer);
      writer.flush();
    });
  }

  /** Moves a written file into place. */
  default void commit() throws IOException {}

  /** Removes what was not committed. */
  @Override
  default void close() {}

  /**
   * The destination that an option names.
   *
   * @param given the options
   * @param option {@code --output} or {@code --json}
   * @param out standard output
   * @param input the file that may not be replaced
   */
  static Destination of(Given given, Option option, PrintStream out, Optional<Path> input) {
    String name = given.text(option).orElse("");
    if (!given.has(option)) {
      return new Nowhere();
    }
    return standard(name) ? new Standard(out) : file(option, name, input);
  }

  /** Whether that is standard output. */
  static boolean standard(String name) {
    return STANDARD.contains(name);
  }

  /** The file of that name, which an option is about. */
  static Destination file(Option option, String name, Optional<Path> input) {
    String shown = option.noun() + " " + Shown.place(name);
    try {
      Path path = Path.of(name);
      if (name.isEmpty() || path.getFileName() == null) {
        throw new IllegalArgumentException(shown + " is no file name; give one, or -");
      }
      if (Files.isDirectory(path)) {
        throw new IllegalArgumentException(shown + " is a directory; give a file in it");
      }
      if (input.isPresent() && Files.exists(path) && Files.exists(input.get())
          && Files.isSameFile(path, input.get())) {
        throw new IllegalArgumentException(
            shown + " is the input itself, which would be lost; give another file");
      }
      return Files.exists(path) ? existing(shown, path) : made(shown, behindLinks(shown, path));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(shown + Obstacle.noName(name) + "; give one, or -", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(shown + " cannot be compared with the input: " + Obstacle.reason(e)
          + "; give another file", e);
    }
  }

  /** The file that a link names which leads to none yet. */
  private static Path behindLinks(String shown, Path link) throws IOException {
    Path path = link;
    for (int k = 0; Files.isSymbolicLink(path); k++) {
      if (k == MOST_LINKS) {
        throw new IllegalArgumentException(shown + " is a link that leads in a circle; give another file");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  private static Destination made(String shown, Path path) {
    try {
      return Neighbour.of(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(shown + " cannot be written: " + Obstacle.making(path, e)
          + "; give a file in a folder that exists and can be written to", e);
    }
  }

  private static Destination existing(String shown, Path path) throws IOException {
    if (!Files.isWritable(path)) {
      throw new IllegalArgumentException(
          shown + " exists and cannot be written; give another file, or change its permissions");
    }
    // A file that the shell has opened, which others write to as well.
    boolean device = path.startsWith("/dev/fd") || path.startsWith("/proc") || path.equals(Path.of("/dev/stderr"));
    return Files.isRegularFile(path) && !device ? made(shown, path.toRealPath()) : new Device(path);
  }

  /** No result is asked for. */
  record Nowhere() implements Destination {

    @Override
    public void writeBytes(Bytes content) {}
  }

  /** Standard output. */
  record Standard(PrintStream out) implements Destination {

    @Override
    public void writeBytes(Bytes content) throws IOException {
      content.writeTo(out);
      out.flush();
      if (out.checkError()) {
        throw new IOException(UNWRITABLE);
      }
    }
  }

  /** A device, a pipe or an open file, which must not be replaced by a file. */
  record Device(Path path) implements Destination {

    @Override
    public void writeBytes(Bytes content) throws IOException {
      try (OutputStream to = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
        content.writeTo(to);
      }
    }
  }

  /**
   * A file and its temporary neighbour.
   *
   * @param target the file
   * @param temporary the neighbour
   */
  record Neighbour(Path target, Path temporary) implements Destination {

    static Neighbour of(Path target) throws IOException {
      return new Neighbour(target, Temporary.beside(target));
    }

    @Override
    public void writeBytes(Bytes content) throws IOException {
      try (OutputStream to = Files.newOutputStream(temporary)) {
        content.writeTo(to);
      }
    }

    @Override
    public void commit() throws IOException {
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() {
      // Silent: already moved, or deleted at exit.
      temporary.toAbsolutePath().toFile().delete();
    }
  }
}
