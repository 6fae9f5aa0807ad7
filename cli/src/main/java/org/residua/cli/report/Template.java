package org.residua.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page with named gaps {@code {{name}}}, in one pass: what fills a gap is not searched again. */
final class Template {

  private static final Pattern GAP = Pattern.compile("\\{\\{([a-z.]+)}}");

  private Template() {}

  static void append(Map<String, String> slots, Appendable to) throws IOException {
    String page = resource("template.html");
    Matcher gaps = GAP.matcher(page);
    int from = 0;
    while (gaps.find()) {
      to.append(page, from, gaps.start());
      String name = gaps.group(1);
      to.append(Objects.requireNonNull(slots.get(name), name));
      from = gaps.end();
    }
    to.append(page, from, page.length());
  }

  /** A text that is kept beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
