package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of the command gave.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Ran(int code, String out, String err) {

  static Ran with(String... args) {
    return piped("", args);
  }

  static Ran piped(String in, String... args) {
    return piped(in.getBytes(UTF_8), args);
  }

  static Ran piped(byte[] in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(args, new ByteArrayInputStream(in),
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The arguments of a line that has no blanks within arguments. */
  static Ran line(String line) {
    return with(line.strip().split(" +", -1));
  }

  /** What is said where no input is given. */
  static final String BUILTIN_USED =
      "residua: no input is given: the builtin signal nile is used (- reads standard input)\n";

  /** The report of a {@code denoise} that succeeds and tells on standard error nothing but its warnings. */
  static JsonNode denoised(String options) {
    Ran ran = line("denoise --json - " + options);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(ran.err().lines().map(text -> text + "\n")).allMatch(text -> text.equals(BUILTIN_USED)
        || ran.json().get("warnings").valueStream().anyMatch(warning -> text.equals("residua: " + warning.asString() + "\n")));
    return ran.json();
  }

  JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }

  List<String> fields() {
    return List.copyOf(json().propertyNames());
  }

  /** The samples of a CSV on standard output: its column {@code value}, whatever stands beside it. */
  double[] samples() {
    return column("value");
  }

  /** A column of a CSV without quotes on standard output. */
  double[] column(String name) {
    return csv(out, name);
  }

  /** A column of a CSV without quotes. */
  static double[] csv(String text, String name) {
    int index = List.of(text.lines().findFirst().orElseThrow().split(",", -1)).indexOf(name);
    return text.lines().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index])).toArray();
  }
}
