package org.residua.cli.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a page, as Markdown. */
public sealed interface Part {

  /** The text, which ends with a line break. */
  String markdown();

  /** A heading of the second level. */
  record Heading(String text) implements Part {

    @Override
    public String markdown() {
      return "## " + text + "\n";
    }
  }

  /** Prose: what is done and how. It claims nothing that was measured; findings do. */
  record Prose(String text) implements Part {

    @Override
    public String markdown() {
      return text.strip() + "\n";
    }
  }

  /**
   * A theorem.
   *
   * @param hypotheses under which it holds
   * @param statement what holds
   * @param reason its proof in a line, or its source
   */
  record Theorem(String hypotheses, String statement, String reason) implements Part {

    @Override
    public String markdown() {
      return "> **Theorem.** *Hypotheses:* " + hypotheses + "\n>\n> *Then* " + statement + "\n>\n> *Why:* " + reason + "\n";
    }
  }

  /**
   * Findings under one word.
   *
   * @param title such as {@code Measured}
   * @param list at least one
   */
  record Findings(String title, List<Finding> list) implements Part {

    /** Copies the list. */
    public Findings {
      list = List.copyOf(list);
    }

    @Override
    public String markdown() {
      return "**" + title + "**\n\n" + list.stream().map(finding -> "- " + finding.sentence() + "\n")
          .collect(Collectors.joining());
    }
  }

  /**
   * A table.
   *
   * @param caption what it shows, a sentence
   * @param head the columns
   * @param rows cells, as many as columns
   */
  record Table(String caption, List<String> head, List<List<String>> rows) implements Part {

    /** Copies the rows; refuses one of another length. */
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException("a row of " + row.size() + " cells for " + head.size()
              + " columns; give one for each");
        }
      }
    }

    @Override
    public String markdown() {
      List<List<String>> lines = new ArrayList<>(List.of(head, Collections.nCopies(head.size(), "---")));
      lines.addAll(rows);
      return caption + "\n\n" + lines.stream().map(line -> "| " + String.join(" | ", line) + " |\n")
          .collect(Collectors.joining());
    }
  }

  /**
   * A picture.
   *
   * @param file its name below {@code images}
   * @param caption what it shows
   * @param plot its content
   */
  record Picture(String file, String caption, Plot plot) implements Part {

    @Override
    public String markdown() {
      return "![" + caption + "](images/" + file + ")\n";
    }
  }
}
