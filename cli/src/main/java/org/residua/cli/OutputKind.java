package org.residua.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.residua.api.signal.Signal;
import org.residua.cli.wav.WavFormat;
import org.residua.cli.wav.WavOutput;

/** The kind of file that {@code --output} asks for by its name. */
enum OutputKind {
  CSV, WAV;

  /** The kind; refuses unknown ones. */
  static OutputKind of(Given given) {
    String name = given.text(Option.OUTPUT).orElse("-");
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1);
    String ending = file.contains(".") && !name.startsWith("/dev/")
        ? file.substring(file.lastIndexOf('.')).toLowerCase(Locale.ROOT) : ".csv";
    return switch (ending) {
      case ".csv" -> CSV;
      case ".wav" -> WAV;
      default -> throw new IllegalArgumentException("output " + Shown.quoted(name) + ": " + ending
          + " is no kind of output; give a name that ends in .csv or .wav, or -");
    };
  }

  /** Refuses WAV for an input that does not tell how to store it. */
  void requireFor(Given given, Samples input) {
    if (this == WAV && input.wav().isEmpty()) {
      throw new IllegalArgumentException("output " + Shown.quoted(given.text(Option.OUTPUT).orElse("-"))
          + " needs a .wav input, whose rate and depth it takes, and " + Shown.quoted(Denoised.name(given))
          + " is none; give a name that ends in .csv, or -");
    }
  }

  /** Writes a result in the format of its input, and says how many samples that changed by clipping. */
  void write(Signal u, Samples input, Destination to, PrintStream err) throws IOException {
    if (this == CSV) {
      to.write(text -> CsvOutput.write(u, input.kept(), text));
      return;
    }
    WavFormat format = input.wav().orElseThrow();
    to.writeBytes(bytes -> WavOutput.write(u, format, bytes));
    long clipped = WavOutput.clipped(u, format);
    if (clipped > 0) {
      err.println("residua: " + clipped + " of " + u.shape().size()
          + " samples were beyond what the output can store ("
          + (format.encoding().whole() ? "-1 to below 1" : "32 bits") + ") and are clipped");
    }
  }
}
