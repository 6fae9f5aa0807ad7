package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time axis, and every other column if wanted, come back out as they went in. */
class KeptColumnsTest {

  private static final int ROWS = 24;

  /** Samples that repeat nothing; none ends with 0. */
  private static String sample(int i) {
    return (i < 11 ? 3 : 17) + "." + (1 + (5 * i) % 9) + (1 + (7 * i) % 9);
  }

  private static String table(String header, IntFunction<String> row) {
    return header + IntStream.range(0, ROWS).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
  }

  private static Samples read(String text, boolean all) {
    CsvAsked asked = new CsvAsked(Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), all);
    return new CsvInput("text", asked).read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String written(Samples samples) throws IOException {
    StringWriter text = new StringWriter();
    CsvOutput.write(samples.signal(), samples.kept(), text);
    return text.toString();
  }

  /** Written, and what was written is read as the same and written as the same. */
  private static void assertWritten(String text, boolean all, String expected) throws IOException {
    Samples samples = read(text, all);
    String out = written(samples);
    assertThat(out).isEqualTo(expected);
    Samples again = read(out, all);
    assertThat(again.signal()).isEqualTo(samples.signal());
    assertThat(again.columns().channels()).isEqualTo(CsvOutput.headings(samples.signal().shape().channels()));
    assertThat(written(again)).isEqualTo(out);
  }

  @Test
  void numbersAsTheyWere() throws IOException {
    assertWritten(table("t,flow\n", i -> i + "e-3," + sample(i)), false, table("t,value\n", i -> i + "e-3," + sample(i)));
    assertWritten(table("Zeit (s);Fluss\n", i -> "0," + (100 + i) + ";" + sample(i).replace('.', ',')), false,
        table("Zeit (s),value\n", i -> "0." + (100 + i) + "," + sample(i)));
  }

  @Test
  void datesAsTheyWere() throws IOException {
    assertWritten(table("Datum;Wert\n", i -> String.format("%02d.03.2024;%s", 1 + i, sample(i).replace('.', ','))), false,
        table("Datum,value\n", i -> String.format("%02d.03.2024,%s", 1 + i, sample(i))));
    assertWritten(table("Datum;Wert\n", i -> String.format("01.03.2024 12:00:%02d,5;%s", i, sample(i).replace('.', ','))), false,
        table("Datum,value\n", i -> String.format("\"01.03.2024 12:00:%02d,5\",%s", i, sample(i))));
  }

  @Test
  void anIndexWithoutNameStaysWithoutName() throws IOException {
    assertWritten(table(",flow\n", i -> i + "," + sample(i)), false, table(",value\n", i -> i + "," + sample(i)));
    assertWritten(table(",n,flow\n", i -> 2 * i + "," + (i * i) % 7 + "," + sample(i)), true,
        table(",value,n\n", i -> 2 * i + "," + sample(i) + "," + (i * i) % 7));
  }

  @Test
  void withoutHeaderTheAxisIsCalledTime() throws IOException {
    assertWritten(table("", i -> i + "\t" + sample(i)), false, table("time,value\n", i -> i + "," + sample(i)));
    assertWritten(table("", i -> i + ";ab" + i % 3 + ";" + sample(i)), true,
        table("time,value,2\n", i -> i + "," + sample(i) + ",ab" + i % 3));
  }

  @Test
  void aTableOfSamplesAloneIsWrittenAlone() throws IOException {
    assertWritten(table("time\n", i -> i + 0.5 + ""), true, table("value\n", i -> i + 0.5 + ""));
    assertWritten(table("", i -> sample(i)), true, table("value\n", i -> sample(i)));
  }

  @Test
  void otherColumnsComeAfterTheSamples() throws IOException {
    String[] texts = {"plain", "a,b", "say \"\"yes\"\"", "two\nlines", "#5", "-", "1;2"};
    assertWritten(table("\"a,\"\"b\",t,value\n", i -> '"' + texts[i % 7] + "\"," + i + "," + sample(i)), true,
        table("t,value,\"a,\"\"b\"\n", i -> i + "," + sample(i) + "," + quoted(texts[i % 7])));
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[,\"\n].*") ? '"' + text + '"' : text;
  }

  @Test
  void headingsDoNotCollide() throws IOException {
    assertThat(written(read(table("value,t,x,value (input)\n", i -> sample(i) + "," + i + ",a,b"), true)))
        .startsWith("t,value,x,value (input)\n");
    Samples samples = new CsvInput("text", new CsvAsked(Optional.of("3"), Optional.empty(), Optional.empty(),
        OptionalDouble.empty(), true))
        .read(new ByteArrayInputStream(table("value,value (input),x\n", i -> i + ",b," + sample(i)).getBytes(UTF_8)));
    assertThat(written(samples)).startsWith("value (input),value,value (input) (input)\n0,");
  }

  @Test
  void twoColumnsOfOneNameAreToldApart() throws IOException {
    assertThat(written(read(table("t,note,note,value\n", i -> i + ",a,b," + sample(i)), true))).startsWith("t,value,2,3\n0,");
  }

  /** As pandas writes a frame without names. */
  @Test
  void aNumberIsNoNameOfAnotherColumn() throws IOException {
    String text = table(",0,1\n", i -> i + "," + sample(i) + "," + sample(i + 5));
    assertThat(read(text, true).columns().all()).isEqualTo("1");
    assertThat(read(text, true).columns().time()).contains("column 1");
    assertThat(written(read(text, true))).startsWith(",value,0\n0,");
  }

  @Test
  void severalChannelsStandBetween() throws IOException {
    Samples samples = new CsvInput("text", new CsvAsked(Optional.of("b,a"), Optional.empty(), Optional.empty(),
        OptionalDouble.empty(), true))
        .read(new ByteArrayInputStream(table("a,t,b,c\n", i -> sample(i) + "," + i + "," + -i * i + ",x").getBytes(UTF_8)));
    assertThat(written(samples)).startsWith("t,value1,value2,c\n0,0.0,").contains("\n3,-9.0," + sample(3) + ",x\n");
  }

  @Test
  void missingSamplesKeepTheirTimes() throws IOException {
    assertThat(written(read(table("t,value\n", i -> i + "," + (i == 4 ? "" : sample(i))), false)))
        .contains("\n3," + sample(3) + "\n4,NaN\n5," + sample(5) + "\n");
  }

  @Test
  void theCommandWritesThemAndNamesTheAxis() {
    String text = table("Date,Close,Volume\n", i -> String.format("2024-03-%02d,%s,%d", 1 + i, sample(i), 1000 + (37 * i) % 101));
    Ran ran = Ran.piped(text, "denoise", "-", "--column", "Close", "--contrast", "1", "--steps", "5", "--keep-columns",
        "--output", "-");
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("Date,value,Volume\n2024-03-01,").contains(",1037\n2024-03-03,");
    assertThat(Ran.piped(text, "denoise", "-", "--column", "Close", "--json", "-").json().get("timeColumn").stringValue())
        .isEqualTo("Date");
    assertThat(Ran.piped(text, "denoise", "-", "--column", "Close").out()).contains("column   Close, time axis Date\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"builtin:nile", "x.wav"})
  void onlyATableHasColumnsToKeep(String input) {
    Ran ran = Ran.with("denoise", input, "--keep-columns");
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains("--keep-columns contradicts").hasLineCount(1);
  }

  @Test
  void textsComeBackInTheirOrder() {
    CellStore cells = new CellStore();
    List<String> texts = IntStream.range(0, 70_000).mapToObj(i -> i % 5 == 0 ? "" : "ä\n\"" + i * 31 + "\uD83D\uDE00").toList();
    texts.forEach(cells::add);
    cells.close();
    for (int k = 0; k < 2; k++) {
      CellStore.Texts read = cells.texts();
      assertThat(texts).allSatisfy(text -> assertThat(read.next()).isEqualTo(text));
    }
  }
}
