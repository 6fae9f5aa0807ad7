package org.residua.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The {@code residua} command.
 *
 * <p>Results go to standard output and files, everything else to standard error; a failure is one line.
 * Exit codes: 0 done, 1 the answer is no, 2 the caller's fault, 3 a defect of the command itself.
 */
public final class Main {

  /** Done. */
  static final int DONE = 0;
  /** The answer is no: a claim does not hold, a result is not finite. */
  static final int NO = 1;
  /** The caller's fault. */
  static final int FAULT = 2;
  /** A defect of the command itself. */
  static final int DEFECT = 3;

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args subcommand and options
   */
  public static void main(String[] args) {
    VectorModule.load();
    System.exit(run(args, new Streams(System.in, System.out, System.err, Progress.onTerminal())));
  }

  /**
   * Runs the command without a progress bar.
   *
   * @param args subcommand and options
   * @param in the samples of the input {@code -}
   * @param out receives results
   * @param err receives everything else
   * @return the exit code
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(args, new Streams(in, out, err, false));
  }

  static int run(String[] args, Streams streams) {
    try {
      int code = start(List.copyOf(Arrays.asList(args)), streams);
      // A print stream keeps its failure to itself.
      if (streams.out().checkError()) {
        throw new IOException(Destination.UNWRITABLE);
      }
      return code;
    } catch (IllegalArgumentException | IOException | OutOfMemoryError e) {
      return failed(streams, FAULT, reason(e));
    } catch (RuntimeException | Error e) {
      return failed(streams, DEFECT, "internal error " + e + "; please report it with the command");
    }
  }

  /** What is said of a failure that is no defect. */
  static String reason(Throwable e) {
    return switch (e) {
      case IOException unwritten ->
          "the result cannot be written: " + Obstacle.reason(unwritten) + "; check the place and its free space";
      case OutOfMemoryError _ -> "memory is used up (" + Runtime.getRuntime().maxMemory() / (1 << 20)
          + " MB); give a shorter signal or fewer steps, or more memory (JDK_JAVA_OPTIONS=-Xmx8g)";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static int failed(Streams streams, int code, String message) {
    streams.err().println("residua: " + Shown.oneLine(message));
    return code;
  }

  private static int start(List<String> args, Streams streams) throws IOException {
    String first = args.isEmpty() ? "" : args.get(0);
    switch (first) {
      case "" -> throw new IllegalArgumentException("a subcommand is missing; give one of "
          + String.join(", ", Command.working().stream().map(Command::text).toList())
          + " (residua --help)");
      case "--help", "-h" -> {
        requireAlone(args);
        streams.out().print(help());
      }
      case "--version", "-V" -> {
        requireAlone(args);
        streams.out().println("residua " + Information.version());
      }
      default -> {
        return dispatch(Command.named(first), args.subList(1, args.size()), streams);
      }
    }
    return DONE;
  }

  private static void requireAlone(List<String> args) {
    if (args.size() > 1) {
      throw new IllegalArgumentException("argument " + Shown.quoted(args.get(1)) + " is one too many; "
          + args.get(0) + " stands alone");
    }
  }

  private static int dispatch(Command command, List<String> args, Streams streams)
      throws IOException {
    Syntax syntax = new Syntax(command);
    Optional<Given> given = syntax.parse(args);
    if (given.isEmpty()) {
      streams.out().print(syntax.help());
      return DONE;
    }
    if (command.computes()) {
      Machinery.remark().ifPresent(remark -> streams.err().println("residua: " + remark));
    }
    return switch (command) {
      case DENOISE -> Denoising.run(given.get(), streams);
      case TRANSLATE -> Translation.run(given.get(), streams);
      case CERTIFY -> Certifying.run(given.get(), streams);
      case INFO -> Information.run(given.get(), streams);
      case SOLVE -> Solving.run(given.get(), streams);
      case LEADERBOARD -> Leaderboard.run(given.get(), streams);
      case EXPERIMENT -> Experimenting.run(given.get(), streams);
      case TRAIN, APPLY ->
          throw new IllegalStateException(command.text() + " is refused by name");
    };
  }

  private static String help() {
    StringBuilder text = new StringBuilder(
        "Nonlinear diffusion of 1D signals, and the neural networks that its schemes are.\n\n");
    for (Command command : Command.working()) {
      text.append(String.format("  residua %-10s %s%n", command.text(), command.description()));
    }
    return text.append("""

        residua SUBCOMMAND --help lists the options; residua --version the version;
        docs/completion/residua.bash completes them in bash and zsh.
        """).toString();
  }
}
