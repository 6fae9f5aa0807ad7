package org.residua.verification.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The atlas in docs is the one that the fluxes give today; FluxAtlas.main writes it anew. */
class FluxAtlasTest {

  private static final Path DOCS = Path.of("../docs");

  @Test
  void theCommittedPageAndPlotsAreTrue() {
    FluxAtlas.files().forEach((name, content) ->
        assertThat(read(DOCS.resolve(name))).as(name).isEqualTo(content));
  }

  @Test
  void noPlotIsLeftOver() throws IOException {
    try (Stream<Path> plots = Files.list(DOCS.resolve("fluxes"))) {
      List<String> names = plots.map(path -> "fluxes/" + path.getFileName()).toList();
      assertThat(names).isSubsetOf(FluxAtlas.files().keySet());
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("write the atlas with FluxAtlas.main ../docs", e);
    }
  }
}
