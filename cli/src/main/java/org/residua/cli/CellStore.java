package org.residua.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Texts in the order in which they were added, deflated: the time axis of ten million lines takes a fraction of what its
 * samples take.
 */
final class CellStore {

  /** No byte of UTF-8. */
  private static final int END = 0xFF;
  private static final int BUFFER = 1 << 16;

  private final Pieces pieces = new Pieces();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final OutputStream out = new BufferedOutputStream(new DeflaterOutputStream(pieces, deflater, BUFFER), BUFFER);

  /** Adds a text; not after {@link #close}. */
  void add(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write(END);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the adding. */
  void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  /** Gives the texts from the first one on. */
  Texts texts() {
    return new Texts(new BufferedInputStream(new InflaterInputStream(pieces.read()), BUFFER));
  }

  /** The texts one after the other. */
  static final class Texts {

    private final InputStream in;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private Texts(InputStream in) {
      this.in = in;
    }

    /** The next text; there must be one. */
    String next() {
      try {
        text.reset();
        for (int b = in.read(); b != END; b = in.read()) {
          if (b < 0) {
            throw new IllegalStateException("there is no further text");
          }
          text.write(b);
        }
        return text.toString(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Bytes in pieces: nothing is copied when they grow. */
  private static final class Pieces extends OutputStream {

    private final List<byte[]> all = new ArrayList<>();

    @Override
    public void write(int b) {
      all.add(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      all.add(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    InputStream read() {
      return new SequenceInputStream(
          Collections.enumeration(all.stream().map(ByteArrayInputStream::new).toList()));
    }
  }
}
