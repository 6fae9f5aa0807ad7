package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that are wrong, unknown, contradictory or of a later version: one line, exit code 2. */
class BadOptionTest {

  private static void assertRefused(String line, String... parts) {
    Ran ran = Ran.line(line);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.FAULT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("residua: ").contains(parts);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      --order -1            | order = -1 must be     | 1..50
      --order 0             | order = 0 must be      | 1..50
      --order 51            | order = 51 must be     | 1..50
      --order 1.5           | order = 1.5 must be    | 1..50
      --contrast 0          | contrast = 0 must be   | greater than 0
      --contrast -2         | contrast = -2 must be  | greater than 0
      --contrast NaN        | contrast = NaN must be | greater than 0
      --contrast inf        | contrast = inf must be | greater than 0
      --contrast 1e-200     | contrast = 1.0E-200    | outside
      --contrast            | --contrast             | Missing
      --tau NaN             | tau = NaN must be      | limit is 0.5
      --tau -1              | tau = -1 must be       | limit is 0.5
      --steps 0             | steps = 0 must be      | 1..10000000
      --cycles -3           | cycles = -3 must be    | 1..10000000
      --steps 99999999999   | steps = 99999999999    | 1..10000000
      --time 0              | time = 0 must be       | greater than 0
      --time soon           | time = soon must be    | or auto
      --fidelity -1         | fidelity = -1 must be  | at least 0
      --fidelity 1e308      | fidelity = 1e308 must  | at most 1.0E150
      --filter 1,x          | 'x' must be a number   | write filters as
      --filter 1,,2         | '' must be a number    | write filters as
      --filter 1e200,-1e200 | '1e200' must be        | at most 1.0E150
      --filter 0,0          | a contrast of 0.0      | scale the samples or the filter
      --kernels avx         | 'avx' is unknown       | auto, scalar, vector
      --threads 0           | threads = 0 must be    | 1..1024
      --threads -2          | threads = -2 must be   | number of processors
      --threads many        | threads = many must be | 1..1024
      --threads 5000        | threads = 5000 must be | 1..1024
      --scheme rkl2 --steps 1 | steps = 1 must be at least 2 | give 2 or more
      --scheme fsj          | nearest is fsi         | explicit, fed, fsi, du-fort-frankel
      --flux linaer         | nearest is linear      | available:
      - --separator blanks  | nearest is blank       | comma, semicolon, tab, blank
      - --decimal ,         | ',' is unknown         | point, comma
      - --null NaN          | null = NaN must be     | finite number
      --boundary neumann    | 'neumann' is unknown   | natural, reflecting, zero, periodic
      """)
  void values(String options, String named, String remedy) {
    assertRefused("denoise " + options, named, remedy);
  }

  @ParameterizedTest
  @CsvSource({
      "--length 0, length = 0 must be", "--length 1, in 2..", "--length -5, length = -5",
      "--noise -1, noise = -1 must be", "--noise nan, noise = nan", "--seed x, seed = x must be"})
  void signalValues(String options, String named) {
    assertRefused("denoise builtin:doppler " + options, named, "the default is");
  }

  @ParameterizedTest
  @CsvSource({
      "denoise --tua 0.3, --tua, --tau", "denoise --tua=0.3, --tua, --tau",
      "denoise --lenght 3, --lenght, --length", "denoise --no-forzen, --no-forzen, --no-frozen",
      "certify --clam x, --clam, --claim", "translate --expand, --expand, --expanded",
      "info --jason -, --jason, --json", "denoise --claim x, --claim, --"})
  void unknownOption(String line, String named, String nearest) {
    assertRefused(line, "option '" + named + "' is unknown; the nearest is " + nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = "multigrid")
  void laterScheme(String name) {
    assertRefused("denoise --scheme " + name,
        "scheme " + name + " is not available in this version; available: explicit, fed, fsi, du-fort-frankel, rkl1, rkl2, "
            + "heavy-ball, implicit, semi-implicit, midpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--onnx x.onnx", "--precision float"})
  void laterOption(String options) {
    assertRefused("denoise " + options, "not available in this version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "apply"})
  void laterSubcommand(String name) {
    assertRefused(name + " --anything 3", "subcommand " + name
        + " is not available in this version; available: denoise, translate, certify, info, solve, leaderboard, experiment");
  }

  @ParameterizedTest
  @CsvSource({
      "--time 3 --cycles 2, --time, --cycles",
      "--scheme explicit --time 3 --steps 2, --time, --steps",
      "--scheme explicit --cycles 2, --cycles, --scheme explicit",
      "--solver newton, --solver, --scheme fsi",
      "--scheme semi-implicit --solver lagged, --solver, --scheme semi-implicit",
      "--scheme explicit --frozen, --frozen, --scheme explicit",
      "--scheme explicit --no-frozen, --no-frozen, --scheme explicit",
      "--frozen --no-frozen, --frozen, --no-frozen",
      "'--order 1 --filter 1,-1', --order, --filter",
      "--output - --json -, --output, --json",
      "--report a.html --json ./a.html, --report, --json",
      "--output a.csv --json ./a.csv, --output, --json",
      "--length 30, --length, builtin:nile",
      "--seed 3, --seed, builtin:nile",
      "--column 1, --column, builtin:nile",
      "--separator tab, --separator, builtin:nile",
      "--decimal comma, --decimal, builtin:nile",
      "--null -9, --null, builtin:nile",
      "- --noise 2, --noise, the input '-'"})
  void contradictions(String options, String first, String second) {
    assertRefused("denoise " + options, first + " contradicts " + second);
  }

  @ParameterizedTest
  @CsvSource({
      "frobnicate, 'nearest subcommand is translate'", "denois, 'nearest subcommand is denoise'",
      "--denoise, 'nearest subcommand is denoise'", "'', a subcommand is missing",
      "denoise a.csv b.csv, 'give --output-dir for a result of each'",
      "--version nonsense, 'nonsense' is one too many", "-h denoise, 'denoise' is one too many", "info x, options only",
      "denoise builtin:bloks, the nearest is blocks", "certify m.onnx, stored networks",
      "certify --contrast auto, contrast = auto needs data",
      "translate --time auto, time = auto needs data",
      "certify --claim stable, available: norm-decreasing"})
  void commands(String line, String named) {
    assertRefused(line, named);
  }
}
