package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines of options and values that fit and that do not: done, no, or refused in one line. */
class RandomOptionsTest {

  private static final int TRIES = 2 * Integer.getInteger("residua.tries", 100);
  private static final long SEED = 20261128;
  private static final List<String> BAD = List.of("", "-1", "0", "nan", "inf", "1e999", "1e-320", "1e308", "x", "1,2", ";",
      "--", "-",
      "99999999999", "'", "\u200c", "0x10", "auto", "/");
  /** None of these makes a file where the tests run. */
  private static final List<String> BAD_PLACES = List.of("", "/", "/dev/null/x.csv", "no/such/folder.csv", "x\u0000.csv",
      "no/such/page.html");
  /** A leaderboard takes too long; LeaderboardTest runs it. */
  private static final List<Command> COMMANDS = Stream.concat(Stream.of(Command.DENOISE, Command.DENOISE),
      Command.working().stream().filter(command -> command != Command.LEADERBOARD)).toList();

  @TempDir Path folder;

  private List<String> good(Option option, Path results) {
    return switch (option) {
      case SCHEME -> List.copyOf(Names.SCHEMES.available().keySet());
      case FLUX -> List.copyOf(Names.FLUXES.available().keySet());
      case BOUNDARY -> List.copyOf(Names.BOUNDARIES.available().keySet());
      case SOLVER -> List.copyOf(Names.SOLVERS.available().keySet());
      case SEPARATOR -> List.copyOf(Names.SEPARATORS.available().keySet());
      case DECIMAL -> List.copyOf(Names.DECIMALS.available().keySet());
      case CHOICE -> List.copyOf(Names.CHOICES.available().keySet());
      case NOISE_LEVEL -> List.of("auto", "0.5", "3");
      case MISSING -> List.copyOf(Names.MISSING.available().keySet());
      case PRECISION -> List.copyOf(Names.PRECISIONS.available().keySet());
      case KERNELS -> List.of("auto", "scalar");
      case CLAIM -> List.copyOf(Names.CLAIMS.available().keySet());
      case PROBLEM -> List.copyOf(Names.PROBLEMS.available().keySet());
      case CYCLE -> List.copyOf(Names.CYCLES.available().keySet());
      case SMOOTHER -> List.copyOf(Names.SMOOTHERS.available().keySet());
      case CONTRAST, TAU, TIME -> List.of("auto", "0.1", "1", "7.5");
      case FILTER -> List.of("-1,1", "1,-2,1", "-1,1;1,-2,1", "0.5,0.5");
      case FIDELITY, NOISE -> List.of("0", "0.3", "20");
      case NULL -> List.of("9", "-999.25", "1e3");
      case COLUMN -> List.of("1", "2", "value", "t", "1,2");
      case LENGTH -> List.of("2", "33", "300");
      case SEED -> List.of("7");
      case OMEGA, TOLERANCE -> List.of("0.5", "0.9");
      case INTERVALS -> List.of("2", "31", "64");
      case ORDER, STEPS, CYCLES, THREADS, PRE, POST, REPETITIONS -> List.of("1", "2", "3");
      case OUTPUT -> List.of(results.resolve("out.csv").toString(), results.resolve("out.wav").toString(), "-");
      case OUTPUT_DIR, PAGES -> List.of(results.toString(), "", "/dev/null/x");
      case REPORT -> List.of(results.resolve("out.html").toString());
      case DIAGRAM -> List.of(results.resolve("out.svg").toString(), results.resolve("out.mmd").toString());
      case JSON -> List.of(results.resolve("out.json").toString(), "-");
      default -> List.of("1");
    };
  }

  private List<String> line(Random random, List<String> inputs, Path results) {
    Command command = COMMANDS.get(random.nextInt(COMMANDS.size()));
    List<String> line = new ArrayList<>(List.of(command.text()));
    if (command == Command.DENOISE) {
      for (int k = random.nextInt(8) == 0 ? 2 : 1; k > 0; k--) {
        line.add(inputs.get(random.nextInt(inputs.size())));
      }
    }
    List<Option> options = random.nextInt(10) == 0 ? List.of(Option.values()) : Option.of(command);
    for (int k = random.nextInt(5); k > 0; k--) {
      Option option = options.get(random.nextInt(options.size()));
      line.add(option.flag());
      if (!option.value(command).isEmpty() || random.nextInt(20) == 0) {
        // A folder for results is made where it is missing, so that any good name would be.
        boolean folder = option == Option.OUTPUT_DIR || option == Option.PAGES;
        boolean place = option.value(command).startsWith("FILE");
        List<String> values = folder || random.nextInt(6) != 0 ? good(option, results) : place ? BAD_PLACES : BAD;
        line.add(values.get(random.nextInt(values.size())));
      }
    }
    return line;
  }

  @Test
  void endInOrder() throws IOException {
    Path results = Files.createDirectory(folder.resolve("results"));
    byte[] table = ("t,value\n" + IntStream.range(0, 40)
        .mapToObj(i -> i + "," + ((i < 17 ? 2 : 9) + (3 * i * i) % 11 / 10.0) + "\n")
        .collect(Collectors.joining())).getBytes(UTF_8);
    List<String> inputs = List.of(Files.write(folder.resolve("in.csv"), table).toString(),
        Files.write(folder.resolve("in.wav"), Wav.random(1, 16, 2, 50)).toString(), "-", "builtin:nile", "builtin:blocks",
        folder.resolve("none.csv").toString(), folder.toString());
    int[] codes = new int[3];
    try (Watched watched = Watched.in(results)) {
      for (int k = 0; k < TRIES; k++) {
        codes[watched.run("seed " + (SEED + k), table, line(new Random(SEED + k), inputs, results))]++;
      }
    }
    assertThat(codes[Main.DONE]).as("runs that are done, of %d", TRIES).isGreaterThan(TRIES / 5);
    assertThat(codes[Main.FAULT]).as("runs that are refused, of %d", TRIES).isGreaterThan(TRIES / 5);
  }
}
