package org.residua.cli;

import java.util.Arrays;
import java.util.List;

/** The subcommands: those that work, and those that the contract names for later versions. */
enum Command {
  DENOISE("denoise", "INPUT", "Denoise a signal. Where no option says how, candidates are mixed by their estimated"
      + " risk; else what the options leave open of order, contrast and time is chosen by it."),
  TRANSLATE("translate", "", "Print the network that a scheme is; with --scheme multigrid the U-net, or the chain of"
      + " U-nets, that a cycle of solve is."),
  CERTIFY("certify", "MODEL", "Print what is proven about a scheme, proven again by a checker from the numbers of the"
      + " certificate; or prove a certificate again that --json has written, a file that ends in .json."),
  INFO("info", "", "Print kernels, lanes, threads, JDK and version."),
  SOLVE("solve", "INPUT", "Solve an elliptic problem, or with --problem implicit one implicit diffusion step of INPUT, by "
      + "multigrid and print the convergence."),
  TRAIN("train"),
  APPLY("apply"),
  LEADERBOARD("leaderboard", "", "Denoise test signals by our methods and those of others, and write who wins where, as a "
      + "page with its numbers and a picture: some seven minutes of processor time, or ten seconds with --quick."),
  EXPERIMENT("experiment", "NAME", "Run an experiment of the documentation and write its page with its pictures.");

  private final String text;
  private final String operand;
  private final String description;

  Command(String text, String operand, String description) {
    this.text = text;
    this.operand = operand;
    this.description = description;
  }

  /** A subcommand of later versions. */
  Command(String text) {
    this(text, "", "");
  }

  /** The name at the command line. */
  String text() {
    return text;
  }

  /** The name of the argument that is no option; empty when there is none. */
  String operand() {
    return operand;
  }

  /** One sentence for the help. */
  String description() {
    return description;
  }

  /** Whether it works in this version. */
  boolean available() {
    return !description.isEmpty();
  }

  /** Whether it computes with signals, or tells what would. */
  boolean computes() {
    return this == DENOISE || this == SOLVE || this == INFO || this == LEADERBOARD || this == EXPERIMENT;
  }

  /** The subcommands that work. */
  static List<Command> working() {
    return Arrays.stream(values()).filter(Command::available).toList();
  }

  /** The working subcommand of that name; refuses every other name. */
  static Command named(String name) {
    List<String> names = working().stream().map(Command::text).toList();
    for (Command command : values()) {
      if (command.text.equals(name)) {
        if (command.available()) {
          return command;
        }
        throw new IllegalArgumentException("subcommand " + name
            + " is not available in this version; available: " + String.join(", ", names));
      }
    }
    throw new IllegalArgumentException((name.startsWith("-") ? "option " : "subcommand ")
        + Shown.quoted(name) + " is unknown here; the nearest subcommand is "
        + Nearest.to(name, names) + "; available: " + String.join(", ", names));
  }
}
