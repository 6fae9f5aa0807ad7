package org.residua.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The syntax of one subcommand, made from the table of options. */
final class Syntax {

  private static final int WIDTH = 100;

  private final Command command;
  private final CommandLine line;

  Syntax(Command command) {
    this.command = command;
    CommandSpec spec = CommandSpec.create().name("residua " + command.text());
    spec.usageMessage().description(command.description()).sortOptions(false).abbreviateSynopsis(true).width(WIDTH)
        .footer("Exit codes: 0 done, 1 the answer is no, 2 the caller's fault.");
    spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0")
        .type(boolean.class).description("print this help").build());
    for (Option option : Option.of(command)) {
      spec.addOption(specify(option));
    }
    if (!command.operand().isEmpty()) {
      spec.addPositional(operand(command));
    }
    line = new CommandLine(spec).setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false);
  }

  private OptionSpec specify(Option option) {
    boolean isSwitch = option.value(command).isEmpty();
    OptionSpec.Builder builder = OptionSpec.builder(option.flag())
        .description(option.description().replace("%", "%%"))
        .hidden(!option.available());
    return isSwitch
        ? builder.arity("0").type(boolean.class).build()
        : builder.arity("1").type(String.class).paramLabel(option.value(command)).build();
  }

  private static PositionalParamSpec operand(Command command) {
    boolean several = command == Command.DENOISE;
    return PositionalParamSpec.builder().index(several ? "0..*" : "0").arity(several ? "0..*" : "0..1")
        .type(several ? List.class : String.class).auxiliaryTypes(String.class).paramLabel(command.operand())
        .hidden(!several && command != Command.SOLVE && command != Command.EXPERIMENT)
        .description(command == Command.EXPERIMENT ? Names.EXPERIMENTS.names() : "a .csv, a .wav, - (either on standard input),"
            + " or builtin:nile (default), blocks, bumps, heavisine, doppler" + (several ? "; several with --output-dir"
                : "")).build();
  }

  /** The help. */
  String help() {
    return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** What was typed; empty when it asks for help. Refuses what is no option of the subcommand. */
  Optional<Given> parse(List<String> args) {
    CommandLine.ParseResult parsed;
    try {
      parsed = line.parseArgs(args.toArray(String[]::new));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw new IllegalArgumentException(unmatched(e.getUnmatched().get(0)), e);
    } catch (CommandLine.ParameterException e) {
      throw new IllegalArgumentException(e.getMessage() + "; see residua " + command.text() + " --help", e);
    }
    return parsed.isUsageHelpRequested() ? Optional.empty() : Optional.of(given(parsed));
  }

  private Given given(CommandLine.ParseResult parsed) {
    Map<Option, String> values = new EnumMap<>(Option.class);
    for (Option option : Option.of(command)) {
      if (parsed.hasMatchedOption(option.flag())) {
        if (!option.available()) {
          throw new IllegalArgumentException(
              "option " + option.flag() + " is not available in this version; leave it out");
        }
        values.put(option, String.valueOf(parsed.<Object>matchedOptionValue(option.flag(), "")));
      }
    }
    return new Given(command, values,
        parsed.matchedPositionals().stream().distinct().flatMap(matched -> matched.stringValues().stream()).toList());
  }

  private String unmatched(String argument) {
    if (!argument.startsWith("-") || argument.equals("-")) {
      return "argument " + Shown.quoted(argument) + " is one too many; "
          + (command.operand().isEmpty() ? command.text() + " takes options only"
              : "give one " + command.operand());
    }
    String flag = argument.split("=", 2)[0];
    List<String> flags = Stream.concat(Stream.of("--help"),
        Option.of(command).stream().filter(Option::available).map(Option::flag)).toList();
    return "option " + Shown.quoted(flag) + " is unknown; the nearest is " + Nearest.to(flag, flags)
        + "; see residua " + command.text() + " --help";
  }
}
