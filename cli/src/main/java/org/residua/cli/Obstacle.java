package org.residua.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Why a file can be neither read nor written, in words. */
final class Obstacle {

  private Obstacle() {}

  /** What is said of a text that names no file. */
  static String noName(String text) {
    return text.chars().allMatch(c -> c < 0x80) ? " is no file name" : " is no file name, or has letters that the locale has not"
        + " (" + System.getProperty("sun.jnu.encoding") + "; LC_ALL=C.UTF-8 has all)";
  }

  /** The reason that the system gives. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> Shown.place(missing.getFile()) + " does not exist";
      case FileAlreadyExistsException _ -> "a file of that name exists";
      case AccessDeniedException _ -> "access is denied";
      case FileSystemException other when other.getReason() != null -> other.getReason().toLowerCase(Locale.ROOT);
      default -> e.getMessage() == null ? "the system gives no reason" : e.getMessage();
    };
  }

  /** Why a file cannot be made: that of its folder, if there is something wrong with it. */
  static String making(Path file, IOException e) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    String shown = "the folder " + Shown.place(folder.toString());
    if (!Files.exists(folder)) {
      return shown + " does not exist";
    }
    if (!Files.isDirectory(folder)) {
      return Shown.place(folder.toString()) + " is no folder";
    }
    return Files.isWritable(folder) && !(e instanceof NoSuchFileException) ? reason(e) : shown + " cannot be written to";
  }
}
