package org.residua.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The time axis of the plots: first position and step where these tell all, else every position, else nothing. */
class AbscissaTest {

  private static final Pattern DATA = Pattern.compile("(?s)<script[^>]*id=\"data\"[^>]*>(.*?)</script>");

  private static JsonNode time(Abscissa axis, int length) throws IOException {
    Report report = Reports.of(length);
    Measured m = report.measured();
    StringBuilder html = new StringBuilder();
    new Report(new Measured(m.name(), m.channels(), Optional.of(axis), m.before(), m.after(), m.evidence()), report.method(),
        report.trajectory(), report.certification(), report.run(), List.of()).appendTo(html);
    Matcher data = DATA.matcher(html);
    assertThat(data.find()).isTrue();
    return JsonMapper.builder().build().readTree(data.group(1)).get("time");
  }

  private static Abscissa axis(double[] positions, boolean dated) {
    return new Abscissa("when", Optional.of(positions), dated);
  }

  @Test
  void anEvenAxisIsStartAndStep() throws IOException {
    JsonNode time = time(axis(IntStream.range(0, 60).mapToDouble(i -> 5 + 0.25 * i).toArray(), false), 60);
    assertThat(time.toString()).isEqualTo("{\"name\":\"when\",\"dated\":false,\"start\":5.0,\"step\":0.25}");
    assertThat(time(axis(IntStream.range(0, 60).mapToDouble(i -> 1.7e9 + 3600 * i).toArray(), true), 60).toString())
        .isEqualTo("{\"name\":\"when\",\"dated\":true,\"start\":1.7E9,\"step\":3600.0}");
  }

  @Test
  void anUnevenAxisIsAllItsPositions() throws IOException {
    double[] positions = IntStream.range(0, 60).mapToDouble(i -> i * i + 0.5).toArray();
    JsonNode time = time(axis(positions, true), 60);
    assertThat(time.has("step")).isFalse();
    double[] read = new double[60];
    ByteBuffer.wrap(Base64.getDecoder().decode(time.get("positions").stringValue())).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(read);
    assertThat(read).isEqualTo(positions);
  }

  @Test
  void anAxisThatDoesNotIncreaseIsNone() throws IOException {
    assertThat(time(new Abscissa("when", Optional.empty(), false), 60).isNull()).isTrue();
  }
}
