package org.residua.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Several inputs, one after the other, each into a file of its own; what fails is told at the end. */
final class Batch {

  private static final String BUILTIN = "builtin:";
  /** What tells the kind of a file; numbers, as in log.001, tell files apart. */
  private static final Pattern ENDING = Pattern.compile("(?<=.)\\.[A-Za-z][A-Za-z0-9]*$");

  private Batch() {}

  static int run(Given given, Streams streams) throws IOException {
    Map<String, Path> outputs = outputs(given);
    int worst = Main.DONE;
    List<String> failures = new ArrayList<>();
    for (Map.Entry<String, Path> each : outputs.entrySet()) {
      try {
        Denoised denoised = Denoising.one(given.forOne(each.getKey(), each.getValue().toString()), streams,
            "residua: " + Shown.oneLine(each.getKey()) + ": ");
        worst = Math.max(worst, Denoising.code(denoised));
        streams.out().println(denoised.outcome().good() ? denoised.line() + " -> " + Shown.oneLine(each.getValue().toString())
            : denoised.line());
      } catch (IllegalArgumentException | IOException | OutOfMemoryError e) {
        failures.add(failure(Shown.oneLine(each.getKey()), Shown.oneLine(Main.reason(e))));
      }
    }
    failures.forEach(failure -> streams.err().println("residua: " + failure));
    if (!failures.isEmpty()) {
      streams.err().println("residua: " + failures.size() + " of " + outputs.size() + " inputs failed, see above");
    }
    return failures.isEmpty() ? worst : Main.FAULT;
  }

  private static String failure(String input, String reason) {
    return reason.contains(input) ? reason : input + ": " + reason;
  }

  /** Where the result of each input goes; refuses two for one place, and options that are for one input. */
  private static Map<String, Path> outputs(Given given) throws IOException {
    String folder = given.text(Option.OUTPUT_DIR).orElseThrow(() -> new IllegalArgumentException(
        given.operands().size() + " inputs are given, and 1 is denoised at a time; give " + Option.OUTPUT_DIR.flag()
            + " for a result of each"));
    for (Option option : List.of(Option.OUTPUT, Option.REPORT, Option.JSON)) {
      given.requireAbsent(option, Option.OUTPUT_DIR.flag(), "it names one file, and there is a result for each input");
    }
    if (given.operands().isEmpty()) {
      throw new IllegalArgumentException(Option.OUTPUT_DIR.flag() + " " + Shown.place(folder)
          + " has 0 inputs, at least 1 is needed; give files, or builtin:NAME");
    }
    Path directory = directory(folder);
    Map<String, Path> outputs = new LinkedHashMap<>();
    Map<Path, String> taken = new LinkedHashMap<>();
    for (String input : given.operands()) {
      Path output = place(directory, input);
      String earlier = taken.putIfAbsent(output, input);
      if (earlier != null) {
        throw new IllegalArgumentException("inputs " + Shown.place(earlier) + " and " + Shown.place(input)
            + " would both become " + Shown.place(output.toString()) + "; denoise them into different folders");
      }
      outputs.put(input, output);
    }
    return outputs;
  }

  private static Path place(Path directory, String input) {
    try {
      return directory.resolve(name(input));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("input " + Shown.place(input) + Obstacle.noName(input)
          + "; give a .csv or .wav file", e);
    }
  }

  /** The folder that {@code --output-dir} names, made if there is none. */
  static Path directory(String folder) {
    String shown = "output-dir " + Shown.place(folder);
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(shown + " is no name of a folder; give one, . for the current one");
    }
    try {
      return Files.createDirectories(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(shown + Obstacle.noName(folder) + "; give a folder", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(shown + " is no folder and cannot be made: "
          + Obstacle.making(Path.of(folder), e) + "; give one that can be written to", e);
    }
  }

  /** The name of the result: that of the input, ending in what it is. */
  private static String name(String input) {
    if (input.equals("-")) {
      throw new IllegalArgumentException("standard input (-) is no file, and " + Option.OUTPUT_DIR.flag()
          + " takes the names of the results from the inputs; give files");
    }
    String name = input.startsWith(BUILTIN) ? input.substring(BUILTIN.length()) : file(input);
    String stem = ENDING.matcher(name).replaceFirst("");
    return stem + (name.toLowerCase(Locale.ROOT).endsWith(".wav") || recording(input) ? ".wav" : ".csv");
  }

  private static String file(String input) {
    try {
      Path file = Path.of(input).getFileName();
      return file == null ? "" : file.toString();
    } catch (InvalidPathException e) {
      return input; // Refused by name when its turn comes.
    }
  }

  /** Whether a file holds a WAV; what cannot be read is refused when its turn comes. */
  private static boolean recording(String input) {
    try {
      Path file = Path.of(input);
      // What is read of a pipe is gone.
      return Files.isRegularFile(file) && recording(file);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static boolean recording(Path file) throws IOException {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return WavInput.recognises(in);
    }
  }
}
