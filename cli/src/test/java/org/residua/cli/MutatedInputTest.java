package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and recordings with bytes flipped, cut, doubled and spliced: read or refused in one line, whatever they say. */
class MutatedInputTest {

  private static final int TRIES = 20 * Integer.getInteger("residua.tries", 100);
  private static final long SEED = 20261127;
  private static final byte[] TELLING = ",;\t \"\n\r#.-+eE0123456789NaN/:\u0000\u007f".getBytes(UTF_8);
  private static final String[] OPTIONS = {"", "--contrast 1", "--missing fill --contrast 1", "--scheme implicit --contrast 1"};
  private static final String[] OPTIONS_OF_TABLES = {"--keep-columns --contrast 2", "--column 2 --contrast 1",
      "--null 3 --missing fill", "--decimal comma", "--separator semicolon"};

  @TempDir Path folder;

  private static byte[] table(String header, IntFunction<String> row) {
    return (header + IntStream.range(0, 36).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining())).getBytes(UTF_8);
  }

  private static String number(int i) {
    return String.format(Locale.ROOT, "%.2f", (i < 15 ? 3 : 11) + (7 * i) % 13 / 10.0);
  }

  private static List<byte[]> inputs() {
    List<byte[]> inputs = new ArrayList<>(List.of(
        table("Datum;Wert\n", i -> String.format("%02d.03.2024;%s", 1 + i % 28, number(i).replace('.', ','))),
        table(",flow,flag\n", i -> i + "," + number(i) + "," + i % 2),
        table("time [s]\tECG\n", i -> String.format(Locale.ROOT, "%.4f\t%s", i / 360.0, number(i))),
        table("", i -> "  " + i + "   " + number(i)),
        table("# by hand\n\"a, b\",value,note\n", i -> i + "," + (i % 6 == 2 ? "NA" : number(i)) + ",\"x\n\"\"" + i + "\"\"\""),
        table("value\n", i -> i % 7 == 3 ? "" : number(i)),
        new String(table("t,value\n", i -> i + "," + number(i)), UTF_8).getBytes(UTF_16)));
    for (int[] kind : new int[][] {{1, 8, 1}, {1, 16, 2}, {1, 24, 1}, {3, 32, 2}, {3, 64, 1}}) {
      inputs.add(Wav.random(kind[0], kind[1], kind[2], 40));
    }
    inputs.add(Wav.announcing(0, 0, Wav.of(1, -2, 300, 4, 5, 6, 7)));
    return inputs;
  }

  private static byte[] mutated(byte[] input, List<byte[]> all, Random random) {
    byte[] bytes = input.clone();
    for (int k = 1 + random.nextInt(2); k > 0; k--) {
      bytes = mutatedOnce(bytes, all, random);
    }
    return bytes;
  }

  private static byte[] mutatedOnce(byte[] bytes, List<byte[]> all, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + (random.nextBoolean() ? random.nextInt(4) : random.nextInt(bytes.length + 1)));
    byte[] other = all.get(random.nextInt(all.size()));
    int start = random.nextInt(other.length);
    byte[] piece = Arrays.copyOfRange(other, start, start + random.nextInt(Math.min(64, other.length - start) + 1));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, random);
      case 1 -> Arrays.copyOf(bytes, from);
      case 2 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
      case 3 -> joined(bytes, from, piece, to);
      case 4 -> joined(bytes, from, new byte[0], to);
      case 5 -> joined(bytes, from, new byte[] {TELLING[random.nextInt(TELLING.length)]},
          Math.min(bytes.length, from + random.nextInt(2)));
      default -> joined(bytes, from, new byte[] {-1, -1, -1, 127}, Math.min(bytes.length, from + 4));
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** What stands before one place, a piece, and what stands behind another place. */
  private static byte[] joined(byte[] bytes, int before, byte[] piece, int behind) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, before);
    joined.writeBytes(piece);
    joined.write(bytes, behind, bytes.length - behind);
    return joined.toByteArray();
  }

  @Test
  void endInOrder() throws IOException {
    List<byte[]> inputs = inputs();
    int[] codes = new int[3];
    Path results = Files.createDirectory(folder.resolve("results"));
    try (Watched watched = Watched.in(results)) {
      for (int k = 0; k < TRIES; k++) {
        Random random = new Random(SEED + k);
        byte[] input = mutated(inputs.get(random.nextInt(inputs.size())), inputs, random);
        List<String> args = new ArrayList<>(List.of("denoise", "-", "--threads", "1", "--output", results.resolve("out.csv")
            .toString(),
            "--json", results.resolve("out.json").toString()));
        if (random.nextInt(8) == 0) {
          args.set(1, Files.write(folder.resolve(random.nextBoolean() ? "in.csv" : "in.wav"), input).toString());
        }
        if (random.nextInt(40) == 0) {
          args.addAll(List.of("--report", results.resolve("out.html").toString()));
        }
        String[] options = random.nextInt(4) == 0 ? OPTIONS_OF_TABLES : OPTIONS;
        Arrays.stream(options[random.nextInt(options.length)].split(" ", -1)).filter(word -> !word.isEmpty()).forEach(args::add);
        codes[watched.run("seed " + (SEED + k), input, args)]++;
      }
    }
    assertThat(codes[Main.DONE]).as("runs that are done, of %d", TRIES).isGreaterThan(TRIES / 5);
    assertThat(codes[Main.FAULT]).as("runs that are refused, of %d", TRIES).isGreaterThan(TRIES / 5);
  }
}
