package org.residua.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell completes: subcommands, options and the names of values. */
final class Completion {

  private static final Map<Option, Choices<?>> NAMES = Map.ofEntries(
      Map.entry(Option.SCHEME, Names.SCHEMES), Map.entry(Option.FLUX, Names.FLUXES),
      Map.entry(Option.BOUNDARY, Names.BOUNDARIES), Map.entry(Option.CLAIM, Names.CLAIMS),
      Map.entry(Option.KERNELS, Names.KERNELS), Map.entry(Option.MISSING, Names.MISSING),
      Map.entry(Option.PRECISION, Names.PRECISIONS), Map.entry(Option.PROBLEM, Names.PROBLEMS),
      Map.entry(Option.CYCLE, Names.CYCLES), Map.entry(Option.SMOOTHER, Names.SMOOTHERS));

  private Completion() {}

  /** The names that an option takes; empty when it takes no names. */
  static List<String> candidates(Option option) {
    return Optional.ofNullable(NAMES.get(option))
        .map(choices -> List.copyOf(choices.available().keySet())).orElse(List.of());
  }

  /** The script for bash and zsh, {@code docs/completion/residua.bash}. */
  static String script() {
    CommandSpec spec = CommandSpec.create().name("residua");
    spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0")
        .type(boolean.class).build());
    spec.addOption(OptionSpec.builder("-V", "--version").versionHelp(true).arity("0")
        .type(boolean.class).build());
    for (Command command : Command.working()) {
      spec.addSubcommand(command.text(), new Syntax(command).specification());
    }
    return AutoComplete.bash("residua", new CommandLine(spec));
  }
}
