package org.residua.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary neighbours of files, named after machine and process: {@code .residua-MACHINE-PROCESS-NUMBER.tmp}, which is
 * short enough for every folder. A killed process leaves its own behind; the next one that writes there clears them.
 */
final class Temporary {

  private static final Pattern NAME = Pattern.compile("\\.residua-([0-9a-f]+)-([0-9]{1,18})-[0-9]+\\.tmp");
  /** A machine that does not say its name clears nothing: the process of another one may live. */
  private static final String UNKNOWN = "0";
  private static final AtomicLong COUNT = new AtomicLong();

  private Temporary() {}

  /**
   * An empty file beside {@code target}, which has mode and, where that is permitted, owner and group of a file that is there.
   */
  static Path beside(Path target) throws IOException {
    Optional.ofNullable(target.toAbsolutePath().getParent()).ifPresent(Temporary::clear);
    Path temporary = made(target);
    // Also when the user interrupts the command; without effect once the file was moved.
    temporary.toAbsolutePath().toFile().deleteOnExit();
    if (Files.exists(target)) {
      resemble(target, temporary);
    }
    return temporary;
  }

  /** An earlier process of the same number may have left the first ones. */
  private static Path made(Path target) throws IOException {
    while (true) {
      Path temporary = target.resolveSibling(
          ".residua-" + machine() + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".tmp");
      try {
        Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        return temporary;
      } catch (FileAlreadyExistsException e) {
        // The next number, then.
      }
    }
  }

  /** Where machines share a folder, or containers, the process of another may live although its number is not alive here. */
  static String machine() {
    String name = "";
    try {
      name = Files.readString(Path.of("/proc/sys/kernel/hostname")) + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      name = Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("");
    }
    return Integer.toHexString(name.hashCode());
  }

  private static void clear(Path folder) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".residua-*.tmp")) {
      for (Path each : found) {
        Matcher parts = NAME.matcher(each.getFileName().toString());
        if (parts.matches() && !machine().equals(UNKNOWN) && parts.group(1).equals(machine())
            && ProcessHandle.of(Long.parseLong(parts.group(2))).isEmpty()) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be cleared does not hinder the result.
    }
  }

  /** The mode comes last: a change of owner takes parts of it away. */
  private static void resemble(Path target, Path temporary) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    PosixFileAttributeView to = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (from == null || to == null) {
      return;
    }
    PosixFileAttributes wanted = from.readAttributes();
    PosixFileAttributes made = to.readAttributes();
    try {
      if (!made.group().equals(wanted.group())) {
        to.setGroup(wanted.group());
      }
      if (!made.owner().equals(wanted.owner())) {
        to.setOwner(wanted.owner());
      }
    } catch (IOException e) {
      // Only the administrator gives files away; the result is then its writer's.
    }
    to.setPermissions(wanted.permissions());
  }
}
