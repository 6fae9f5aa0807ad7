package org.residua.cli.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page of findings.
 *
 * @param name of the file, without ending
 * @param title the heading
 * @param parts in order
 */
public record Page(String name, String title, List<Part> parts) {

  /** Copies the parts. */
  public Page {
    parts = List.copyOf(parts);
  }

  /** Every sentence of the page that claims something. */
  public List<Finding> findings() {
    return parts.stream().flatMap(part -> part instanceof Part.Findings findings ? findings.list().stream()
        : List.<Finding>of().stream())
        .toList();
  }

  /** The findings that do not hold. */
  public List<Finding> failures() {
    return findings().stream().filter(finding -> !finding.holds()).toList();
  }

  /**
   * The contents by path below the folder of the page: the page itself, and its pictures in {@code images}.
   *
   * @throws IllegalStateException where a finding does not hold
   */
  public Map<String, String> files() {
    List<Finding> failures = failures();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the page " + name + " is refused, " + failures.size() + " of its " + findings().size()
          + " findings do not hold: " + failures.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(name + ".md", markdown());
    for (Part part : parts) {
      if (part instanceof Part.Picture picture && files.put("images/" + picture.file(), picture.plot().svg()) != null) {
        throw new IllegalStateException("two pictures are called " + picture.file());
      }
    }
    return files;
  }

  private String markdown() {
    return "# " + title + "\n\n<!-- Written by: residua experiment " + name + "; a test compares it, and holds every "
        + "finding. -->\n\n"
        + parts.stream().map(Part::markdown).collect(Collectors.joining("\n"));
  }
}
