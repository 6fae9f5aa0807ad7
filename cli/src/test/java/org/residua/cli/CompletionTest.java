package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The script of the shells is what the options are; {@code -Dresidua.redraw=true} writes it anew. */
class CompletionTest {

  private static final Path SCRIPT = Path.of("..", "docs", "completion", "residua.bash");

  @Test
  void theCommittedScriptIsCurrent() throws IOException {
    String script = Completion.script().replace("\r\n", "\n");
    if (Boolean.getBoolean("residua.redraw")) {
      Files.createDirectories(SCRIPT.resolveSibling("."));
      Files.writeString(SCRIPT, script);
    }
    assertThat(Files.readString(SCRIPT).replace("\r\n", "\n")).isEqualTo(script);
  }

  @Test
  void namesWhatWorksAndNothingElse() {
    String script = Completion.script();
    for (Command command : Command.values()) {
      assertThat(script.contains("_picocli_residua_" + command.text() + "()"))
          .as(command.text()).isEqualTo(command.available());
    }
    assertThat(script).contains("SCHEME_option_args=(\"explicit\" \"fed\" \"fsi\"",
        "FLUX_option_args=(\"linear\"", "'--version'")
        .doesNotContain("--onnx");
  }
}
