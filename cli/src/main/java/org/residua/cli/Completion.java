package org.residua.cli;

import java.io.File;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell completes: subcommands, options and the names of values. */
final class Completion {

  private static final Map<Option, Choices<?>> NAMES = Map.ofEntries(
      Map.entry(Option.SCHEME, Names.SCHEMES), Map.entry(Option.SOLVER, Names.SOLVERS), Map.entry(Option.FLUX, Names.FLUXES),
      Map.entry(Option.BOUNDARY, Names.BOUNDARIES), Map.entry(Option.CLAIM, Names.CLAIMS),
      Map.entry(Option.CHOICE, Names.CHOICES),
      Map.entry(Option.COLOURED, Names.COLOURED), Map.entry(Option.OUTLIERS, Names.OUTLIERS),
      Map.entry(Option.KERNELS, Names.KERNELS), Map.entry(Option.MISSING, Names.MISSING),
      Map.entry(Option.PRECISION, Names.PRECISIONS), Map.entry(Option.PROBLEM, Names.PROBLEMS),
      Map.entry(Option.SEPARATOR, Names.SEPARATORS), Map.entry(Option.DECIMAL, Names.DECIMALS),
      Map.entry(Option.CYCLE, Names.CYCLES), Map.entry(Option.SMOOTHER, Names.SMOOTHERS));

  private Completion() {}

  /** The script for bash and zsh, {@code docs/completion/residua.bash}. */
  static String script() {
    CommandSpec spec = CommandSpec.create().name("residua").addOption(toggle("-h", "--help"))
        .addOption(toggle("-V", "--version"));
    for (Command command : Command.working()) {
      spec.addSubcommand(command.text(), specify(command));
    }
    return AutoComplete.bash("residua", new CommandLine(spec));
  }

  private static CommandSpec specify(Command command) {
    CommandSpec spec = CommandSpec.create().addOption(toggle("-h", "--help"));
    for (Option option : Option.of(command)) {
      if (option.available()) {
        spec.addOption(option.value(command).isEmpty()
            ? toggle(option.flag()) : specify(option, option.value(command)));
      }
    }
    return switch (command) {
      case DENOISE -> spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(File[].class)
          .paramLabel(command.operand()).build());
      case SOLVE -> spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").type(File.class)
          .paramLabel(command.operand()).build());
      case EXPERIMENT -> spec.addPositional(PositionalParamSpec.builder().index("0").arity("1").type(String.class)
          .paramLabel(command.operand()).completionCandidates(Names.EXPERIMENTS.available().keySet()).build());
      default -> spec;
    };
  }

  private static OptionSpec toggle(String... flags) {
    return OptionSpec.builder(flags).arity("0").type(boolean.class).build();
  }

  /** The label becomes the name of a variable of the script, hence no two options share it. */
  private static OptionSpec specify(Option option, String value) {
    OptionSpec.Builder builder = OptionSpec.builder(option.flag()).arity("1")
        .type(value.startsWith("FILE") || value.equals("DIR") ? File.class : String.class)
        .paramLabel(option.noun().toUpperCase(Locale.ROOT).replace('-', '_'));
    return Optional.ofNullable(NAMES.get(option))
        .map(choices -> builder.completionCandidates(choices.available().keySet()))
        .orElse(builder).build();
  }
}
