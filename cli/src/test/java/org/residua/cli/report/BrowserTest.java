package org.residua.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser: no errors, no requests, ink in every plot. Skipped where there is no Chromium. */
class BrowserTest {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  /** The axes and the grid alone are some thousand pixels; each line adds hundreds. */
  private static final int LEAST_INK = 2500;

  @TempDir
  Path folder;

  private static Optional<Path> browser() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1)).filter(place -> !place.isEmpty())
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable).findFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "hostile", "explained"})
  @Timeout(120)
  void thePageDrawsItsPlots(String name) throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "skipped: no browser on the PATH (" + NAMES + ")");
    Path page = folder.resolve("report.html");
    StringBuilder html = new StringBuilder();
    (name.equals("hostile") ? Reports.hostile() : name.equals("explained") ? Reports.explained(Reports.steps(5000, 4)) : Reports.of(5000)).appendTo(html);
    int plots = name.equals("explained") ? 6 : 8;
    Files.writeString(page, html);
    Map<String, String> dom = shown(browser.get(), page);
    assertThat(dom.get("err")).doesNotContain("CONSOLE").doesNotContain("ERR_NAME_NOT_RESOLVED");
    assertThat(dom.get("out")).contains("data-ready=\"" + plots + " plots\"");
    Matcher ink = Pattern.compile("id=\"plot-[a-z]+\" data-ink=\"([0-9]+)\"").matcher(dom.get("out"));
    List<Integer> counts = ink.results().map(result -> Integer.parseInt(result.group(1))).toList();
    assertThat(counts).hasSize(plots).allMatch(count -> count > LEAST_INK);
    assertThat(dom.get("out")).doesNotContain("onerror=\"");
  }

  /** The document after its scripts, and what the browser logged; every host name is unknown to it. */
  private Map<String, String> shown(Path browser, Path page)
      throws IOException, InterruptedException {
    Path out = folder.resolve("dom.html");
    Path err = folder.resolve("log.txt");
    Process process = new ProcessBuilder(browser.toString(), "--headless", "--no-sandbox",
        "--disable-gpu", "--user-data-dir=" + folder.resolve("profile"), "--enable-logging=stderr",
        "--v=0", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--dump-dom",
        page.toUri() + "#check")
        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the browser ends within 90 s").isTrue();
    return Map.of("out", Files.readString(out, StandardCharsets.UTF_8),
        "err", Files.readString(err, StandardCharsets.ISO_8859_1));
  }
}
