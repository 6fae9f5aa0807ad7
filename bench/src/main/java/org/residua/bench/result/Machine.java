package org.residua.bench.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.residua.bench.contender.GccLibrary;
import org.residua.bench.contender.Width;

/**
 * Where and with what was measured.
 *
 * @param id of the processor, fit for a file's name: equal where instructions and caches are
 * @param facts by name, in the order of the report
 */
public record Machine(String id, Map<String, String> facts) {

  private static final Path INFO = Path.of("/proc/cpuinfo");

  /** Copies. */
  public Machine {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** This machine. */
  public static Machine here() {
    Map<String, String> processor = processor();
    String name = processor.getOrDefault("model name", System.getProperty("os.arch"));
    String bits = Width.own().title();
    String kind = processor.containsKey("cpu family")
        ? ", family " + processor.get("cpu family") + ", model " + processor.get("model") : "";
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date", LocalDate.now(ZoneId.systemDefault()).toString());
    facts.put("Processor", name + kind + ", " + Runtime.getRuntime().availableProcessors() + " threads, vectors of " + bits);
    facts.put("Load before", String.format(Locale.ROOT, "%.1f", load()));
    facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Width.of(Width.own()).forEach(width -> facts.put("C, " + width.title(), GccLibrary.description(width)));
    return new Machine(id(name + kind + " " + bits), facts);
  }

  /** Before the build, which is a load itself, where the script told it. */
  private static double load() {
    String told = System.getProperty("residua.bench.load", "");
    return told.isEmpty() ? Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) : Double.parseDouble(told);
  }

  /** In lower case, hyphens for everything that is no letter and no digit. */
  static String id(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** What the system tells of its first processor, by name; nothing where there is no such file. */
  private static Map<String, String> processor() {
    Map<String, String> told = new LinkedHashMap<>();
    if (Files.isReadable(INFO)) {
      try {
        Files.readAllLines(INFO, StandardCharsets.UTF_8).stream().map(line -> line.split("\\s*:\\s*", 2))
            .filter(pair -> pair.length == 2).forEach(pair -> told.putIfAbsent(pair[0], pair[1].strip()));
      } catch (IOException e) {
        return Map.of();
      }
    }
    return told;
  }
}
