package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/** Reading and writing CSV. */
class CsvTest {

  private static double[] read(String text, String... column) {
    return signal(text, column).channel(0);
  }

  private static Signal signal(String text, String... columns) {
    CsvAsked asked = new CsvAsked(Arrays.stream(columns).findFirst(), Optional.empty(), Optional.empty(),
        OptionalDouble.empty(), false);
    return new CsvInput("text", asked).read(new ByteArrayInputStream(text.getBytes(UTF_8))).signal();
  }

  @Test
  void columnIsValueElseLastElseTheOneAskedFor() {
    assertThat(read("t,value,x\n1,2,3\n4,5,6\n")).containsExactly(2, 5);
    assertThat(read("t,u,x\n1,2,3\n4,5,6\n")).containsExactly(3, 6);
    assertThat(read("t,value,x\n1,2,3\n4,5,6\n", "t")).containsExactly(1, 4);
    assertThat(read("t,value,x\n1,2,3\n4,5,6\n", "3")).containsExactly(3, 6);
    assertThat(read("1,2,3\n4,5,6\n", "2")).containsExactly(2, 5);
  }

  @Test
  void severalColumnsAreChannels() {
    assertThat(signal("t,value,x\n1,2,3\n4,5,6\n", "x,1"))
        .isEqualTo(Signal.ofChannels(new double[] {3, 6}, new double[] {1, 4}));
    assertThat(signal("1,2,3\n4,5,6\n", "2,3"))
        .isEqualTo(Signal.ofChannels(new double[] {2, 5}, new double[] {3, 6}));
    assertThat(signal("\"a,b\",c\n1,2\n4,5\n", "a,b").channel(0)).containsExactly(1, 4);
    assertThat(signal("1,n\n1,2\n4,5\n", "1,2").channel(1)).containsExactly(2, 5);
  }

  @Test
  void theHeaderIsOptional() {
    assertThat(read("1\n2\n3\n")).containsExactly(1, 2, 3);
    assertThat(read("flow\n1\n2\n")).containsExactly(1, 2);
    assertThat(read("1749-01,58.0\n1749-02,62.6\n")).containsExactly(58.0, 62.6);
    assertThat(read("2020,2021\n1,2\n3,4\n", "2020")).containsExactly(1, 3);
  }

  @Test
  void acceptsWhatProgramsWrite() {
    assertThat(read("\uFEFFvalue\r\n1\r\n 2 \r\n\"3\"\r\n+4.\r\n.5e1\r\n-6E-2"))
        .containsExactly(1, 2, 3, 4, 5, -0.06);
  }

  @Test
  void emptyAndNanCellsAreMissing() {
    assertThat(read("1\n\nnan\n2\n\n\n")).containsExactly(1, Double.NaN, Double.NaN, 2);
    assertThat(read("t,value\n1,\n2,NaN\n3,4\n\n")).containsExactly(Double.NaN, Double.NaN, 4);
  }

  @Test
  void shortestDecimalsGiveTheBitsBack() throws IOException {
    Random random = new Random(5);
    double[] values = IntStream.range(0, 1000)
        .mapToDouble(i -> Double.longBitsToDouble(random.nextLong())).filter(Double::isFinite)
        .toArray();
    values[0] = -0.0;
    values[1] = Double.MIN_VALUE;
    values[2] = Double.MAX_VALUE;
    values[3] = 0.1;
    StringWriter text = new StringWriter();
    CsvOutput.write(Signal.of(values), KeptColumns.none(), text);
    assertThat(Signal.of(read(text.toString()))).isEqualTo(Signal.of(values));
    assertThat(text.toString()).startsWith("value\n-0.0\n").contains("\n0.1\n");
  }

  @Test
  void severalChannelsAreNumberedColumns() throws IOException {
    StringWriter text = new StringWriter();
    CsvOutput.write(Signal.ofChannels(new double[] {1, 2}, new double[] {3, 4.5}), KeptColumns.none(), text);
    assertThat(text).hasToString("value1,value2\n1.0,3.0\n2.0,4.5\n");
  }
}
