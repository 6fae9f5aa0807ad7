package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Runs of the command that must end: in time, with exit code 0, 1 or 2, one line where they fail, no trace and no half file.
 *
 * @param folder where results go; nothing else is in it
 */
record Watched(Path folder, ExecutorService worker) implements AutoCloseable {

  /** Thousands of times what a run takes on an idle machine. */
  private static final int SECONDS = 120;

  static Watched in(Path folder) {
    return new Watched(folder, Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, "watched");
      thread.setDaemon(true);
      return thread;
    }));
  }

  /** The exit code of a run, whose results are deleted; {@code what} tells how to repeat it. */
  int run(String what, byte[] in, List<String> args) {
    Ran ran = ran(what, in, args);
    assertThat(ran.code()).as(() -> what + ": " + args + "\n" + ran.err()).isBetween(Main.DONE, Main.FAULT);
    assertThat(ran.out() + ran.err()).as(what).doesNotContain("internal error", "Exception", "\tat ");
    assertThat(ran.err().lines()).as(what).allSatisfy(line -> assertThat(line).startsWith("residua: "));
    if (ran.code() == Main.FAULT && !args.contains("--output-dir")) {
      assertThat(ran.err()).as(what).hasLineCount(1);
      assertThat(ran.out()).as(what).isEmpty();
    }
    List<Path> results = results();
    assertThat(results).as(() -> what + ": " + args).allSatisfy(file -> assertThat(file.getFileName().toString())
        .doesNotEndWith(".tmp"));
    if (ran.code() == Main.FAULT && !args.contains("--output-dir")) {
      assertThat(results).as(() -> what + ": " + args + "\n" + ran.err()).isEmpty();
    }
    results.forEach(file -> file.toFile().delete());
    return ran.code();
  }

  private Ran ran(String what, byte[] in, List<String> args) {
    try {
      return worker.submit(() -> Ran.piped(in, args.toArray(String[]::new))).get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(what + ": " + args + " does not end", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(what + ": " + args, e);
    }
  }

  private List<Path> results() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
