package org.residua.cli;

import static org.residua.cli.Command.CERTIFY;
import static org.residua.cli.Command.DENOISE;
import static org.residua.cli.Command.EXPERIMENT;
import static org.residua.cli.Command.INFO;
import static org.residua.cli.Command.LEADERBOARD;
import static org.residua.cli.Command.SOLVE;
import static org.residua.cli.Command.TRANSLATE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.residua.schemes.Schemes;

/**
 * The table of options: one line each. A line without description belongs to a later version: it is refused
 * by name and absent from the help.
 */
enum Option {
  SCHEME("--scheme", "NAME", Kind.METHOD, Names.SCHEMES.names() + " (default " + Schemes.usual().name() + ")"),
  FLUX("--flux", "NAME", Kind.METHOD, Names.FLUXES.names() + " (default perona-malik)"),
  CONTRAST("--contrast", "X|auto", Kind.METHOD,
      "responses well above it count as edges (default auto; without data 1)"),
  ORDER("--order", "M", Kind.METHOD, "K = M-th forward difference (default 1; denoise chooses"
      + " 1 or 2 unless scheme, filter, tau, steps or cycles is given)"),
  FILTER("--filter", "W0,W1,...", Kind.METHOD, "K = this filter; several, separated by ;, are a bank"),
  BOUNDARY("--boundary", "NAME", Kind.METHOD, Names.BOUNDARIES.names() + " (default natural)"),
  TAU("--tau", "X|auto", Kind.METHOD, "size of an inner step" + Taken.whole() + " (default auto: the certified limit)"),
  STEPS("--steps", "N", Kind.METHOD, Taken.steps() + " (default 10)"),
  CYCLES("--cycles", "C", Kind.METHOD, Taken.cycles() + ": number of cycles (default 1)"),
  TIME("--time", "T|auto", Kind.METHOD,
      "diffuse until time T instead of counting cycles ("
      + Taken.stepping() + ": steps); denoise chooses it unless they are given"),
  FROZEN("--frozen", "", Kind.METHOD, Taken.kept()),
  NO_FROZEN("--no-frozen", "", Kind.METHOD, Taken.renewed()),
  SOLVER("--solver", "NAME", Kind.METHOD, Taken.iterative() + ": " + Names.SOLVERS.names()
      + " (default newton for monotone fluxes, otherwise lagged)"),
  FIDELITY("--fidelity", "C", Kind.METHOD, "weight of the data term C (u - f) (default 0)"),
  UNCHECKED("--unchecked", "", Kind.METHOD, "allow steps beyond the limit; nothing is certified there"),
  CHOICE("--choice", "NAME", Kind.INPUT,
      Names.CHOICES.names() + ": what the automatic denoiser makes of its candidates (default mixture)"),
  NOISE_LEVEL("--noise-level", "X|auto", Kind.INPUT, "standard deviation of the noise (default auto: from the data)"),
  COLOURED("--coloured", "NAME", Kind.INPUT,
      Names.COLOURED.names() + ": whether neighbouring samples of the noise are correlated (default auto: a test tells)"),
  OUTLIERS("--outliers", "NAME", Kind.INPUT,
      Names.OUTLIERS.names() + ": isolated samples that stand out (default auto: removed where a test finds them to be errors)"),
  COLUMN("--column", "NAME|NUMBER,...", Kind.INPUT,
      "columns of a CSV, each one channel (default value, else the last with numbers that is neither time nor flag)"),
  SEPARATOR("--separator", "NAME", Kind.INPUT,
      Names.SEPARATORS.names() + ": what is between the cells of a CSV (default: told from its first lines)"),
  DECIMAL("--decimal", "NAME", Kind.INPUT,
      Names.DECIMALS.names() + ": its decimal sign (default: told from its first lines)"),
  NULL("--null", "X", Kind.INPUT, "a number that stands for a missing sample in a CSV, such as -999.25"),
  KEEP_COLUMNS("--keep-columns", "", Kind.INPUT, "write all other columns of a CSV back as well, after the samples"),
  LENGTH("--length", "N", Kind.INPUT, "samples of a synthetic builtin signal (default 2048)"),
  NOISE("--noise", "SIGMA", Kind.INPUT, "its noise (default 1; the clean signal deviates by 7)"),
  SEED("--seed", "N", Kind.INPUT, "seed of the noise (default 1)"),
  MISSING("--missing", "NAME", Kind.INPUT, "missing samples (empty, NaN, NA, null, None, -, #N/A): fail"
      + " (default), or fill: interpolate them and let no data term pull at them"),
  PRECISION("--precision", "NAME", Kind.INPUT, Names.PRECISIONS.names() + " (default)"),
  KERNELS("--kernels", "NAME", Kind.MACHINERY, Names.KERNELS.names() + " (default auto)"),
  THREADS("--threads", "N", Kind.MACHINERY,
      "threads for long signals (default: all processors); the result does not depend on it"),
  CLAIM("--claim", "NAME", Kind.QUESTION, "ask for this one: " + Names.CLAIMS.names()),
  EXPANDED("--expanded", "", Kind.DISPLAY, "print convolutions, activations, adjoints, combinations"),
  PROBLEM("--problem", "NAME", Kind.LEVELS, Names.PROBLEMS.names()
      + ": -u'' = g (default), -u'' - e^u = g, on [0, 1] for u = sin 3 pi x; solve: one implicit step of INPUT"),
  INTERVALS("--intervals", "M", Kind.LEVELS, "intervals of the finest level (default 1024;"
      + " to translate 64)"),
  CYCLE("--cycle", "NAME", Kind.LEVELS, Names.CYCLES.names() + " (default v)"),
  PRE("--pre", "N", Kind.LEVELS, "sweeps before the coarse correction (default 1)"),
  POST("--post", "N", Kind.LEVELS, "sweeps after it (default 1)"),
  REPETITIONS("--cycles", "C", Kind.SOLVING, "number of cycles (default 10)"),
  TOLERANCE("--tolerance", "X", Kind.SOLVING, "instead: cycles until the residual fell by this factor, or to"
      + " what rounding leaves (implicit: default 1e-10)"),
  SMOOTHER("--smoother", "NAME", Kind.LEVELS, Names.SMOOTHERS.names()
      + " (default jacobi; bratu, implicit: red-black)"),
  OMEGA("--omega", "X", Kind.LEVELS, "damping of jacobi (default 2/3)"),
  OUTPUT("--output", "FILE.csv|FILE.wav|-", Kind.INPUT, "write the result there, - as CSV with the time axis of a CSV;"
      + " .wav needs a WAV input, whose rate and depth it takes"),
  OUTPUT_DIR("--output-dir", "DIR", Kind.INPUT,
      "write each result there, under the name of its input; for several inputs"),
  PAGES("--output-dir", "DIR", Kind.PAGE, "the folder of the page; pictures go to images in it (default docs)"),
  SEEDS("--seeds", "N", Kind.CONTEST, "seeds of each row (default 20, quick 5)"),
  QUICK("--quick", "", Kind.CONTEST, "the four signals alone, with 2048 and 256 samples, without single schemes and fluxes"),
  REPORT("--report", "FILE.html", Kind.INPUT, "write a report with plots there, one self-contained page"),
  DIAGRAM("--diagram", "FILE.svg|FILE.mmd", Kind.PICTURE,
      "draw the network (solve: of one cycle), as SVG or Mermaid"),
  JSON("--json", "FILE|-", Kind.REPORT, "write the report there as JSON"),

  ALPHA("--alpha", "A|auto", Kind.METHOD, Taken.extra("alpha")),
  BETA("--beta", "B", Kind.METHOD, Taken.extra("beta")),
  ONNX("--onnx", "FILE");

  /** What an option is about. */
  private enum Kind {
    METHOD, INPUT, MACHINERY, QUESTION, DISPLAY, PICTURE, LEVELS, SOLVING, PAGE, CONTEST, REPORT;

    boolean belongsTo(Command command) {
      return switch (this) {
        case METHOD -> command == DENOISE || command == TRANSLATE || command == CERTIFY;
        case INPUT -> command == DENOISE;
        case MACHINERY -> command == DENOISE || command == INFO || command == SOLVE || command == LEADERBOARD;
        case QUESTION -> command == CERTIFY;
        case DISPLAY -> command == TRANSLATE;
        case PICTURE -> command == TRANSLATE || command == SOLVE;
        case LEVELS -> command == SOLVE || command == TRANSLATE;
        case SOLVING -> command == SOLVE;
        case PAGE -> command == EXPERIMENT || command == LEADERBOARD;
        case CONTEST -> command == LEADERBOARD;
        case REPORT -> command.available();
      };
    }
  }

  private final String flag;
  private final String value;
  private final Kind kind;
  private final String description;

  Option(String flag, String value, Kind kind, String description) {
    this.flag = flag;
    this.value = value;
    this.kind = kind;
    this.description = description;
  }

  /** An option of later versions. */
  Option(String flag, String value) {
    this(flag, value, Kind.METHOD, "");
  }

  /** The options of numbers that some schemes take beside step size and counts. */
  static final List<Option> EXTRAS = List.of(ALPHA, BETA);

  /** The option as it is typed. */
  String flag() {
    return flag;
  }

  /** The option without dashes: the noun in messages. */
  String noun() {
    return flag.substring(2);
  }

  /** What its value is; empty for a switch. Contrast and time are chosen from data where there are any. */
  String value(Command command) {
    boolean automatic = command == DENOISE || command == SOLVE || this == TAU || this == ALPHA;
    return automatic ? value : value.replace("|auto", "");
  }

  /** Its line of the help. */
  String description() {
    return description;
  }

  /** Whether it works in this version. */
  boolean available() {
    return !description.isEmpty();
  }

  /** Of the method and its input what one implicit step has. */
  private static final Set<Option> OF_A_STEP = EnumSet.of(FLUX, CONTRAST, ORDER, FILTER, BOUNDARY, TAU, FIDELITY, COLUMN,
      SEPARATOR, DECIMAL, NULL, LENGTH, NOISE, SEED, MISSING);

  /** Whether it belongs to an implicit step or its input. */
  boolean ofAStep() {
    return OF_A_STEP.contains(this);
  }

  /** Whether it says how to denoise, rather than what, where to and with which machinery. */
  boolean method() {
    return kind == Kind.METHOD;
  }

  /** Whether it says which levels and cycles a multigrid method has. */
  boolean levels() {
    return kind == Kind.LEVELS;
  }

  /** The options of a subcommand, those of later versions included. */
  static List<Option> of(Command command) {
    return Arrays.stream(values()).filter(option -> option.kind.belongsTo(command)
        || (command == SOLVE && option.ofAStep())).toList();
  }
}
