package org.residua.bench.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import org.residua.bench.contender.GccLibrary;

/**
 * Where and with what was measured.
 *
 * @param facts by name, in the order of the report
 */
public record Machine(Map<String, String> facts) {

  /** Copies. */
  public Machine {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** This machine. */
  public static Machine here() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date", LocalDate.now(ZoneId.systemDefault()).toString());
    facts.put("Processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " threads, "
        + DoubleVector.SPECIES_PREFERRED.vectorBitSize() + " bit vectors");
    facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("C", GccLibrary.description());
    return new Machine(facts);
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try {
      return Files.readAllLines(info, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst().orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
