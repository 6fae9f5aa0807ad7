package org.residua.cli.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The parts of a WAV file that matter: its format and its samples. Source: Multimedia Programming Interface and
 * Data Specifications 1.0 (IBM, Microsoft, 1991); EBU Tech 3306 for {@code ds64}.
 *
 * <p>Read by hand: {@code javax.sound.sampled} neither tells a truncated file from a whole one, nor ends on
 * every damaged header, nor pads an odd chunk.
 *
 * @param format what the chunk {@code fmt} holds
 * @param samples the bytes of the samples, little-endian
 * @param streamed whether the header leaves open how many there are, so that they reach to the end of the file
 */
record WavChunks(ByteBuffer format, ByteBuffer samples, boolean streamed) {

  /** The chunks of a file; refuses what is no complete WAV file. */
  static WavChunks of(String name, byte[] file) {
    WavContainer container = WavContainer.of(file).orElseThrow(() -> foreign(name, file));
    container.requireRead(name);
    Walk walk = new Walk(name, file, container != WavContainer.RIFF);
    walk.run();
    return new WavChunks(walk.found(walk.format, "fmt"), walk.found(walk.samples, "data"), walk.streamed);
  }

  private static IllegalArgumentException foreign(String name, byte[] file) {
    String start = new String(file, 0, Math.min(4, file.length), StandardCharsets.ISO_8859_1);
    return new IllegalArgumentException(name + " is no WAV file: its " + file.length
        + " bytes do not start with RIFF....WAVE" + (start.isEmpty() ? "" : " but with " + quoted(start))
        + "; give a .wav file (RIFF, RF64 or BW64)");
  }

  /** In quotes, without characters that could disturb a line. */
  private static String quoted(String start) {
    return "'" + start.replaceAll("[\\p{Cc}\\p{Cf}]", "?") + "'";
  }

  /** One way through the chunks of a file, from header to header. */
  private static final class Walk {

    private static final int HEADER = 8;
    private static final int FIRST = HEADER + 4;
    private static final int RIFF = id("RIFF");
    private static final int FORMAT = id("fmt ");
    private static final int SAMPLES = id("data");
    private static final int SIZES = id("ds64");

    private static final long UNKNOWN = -1;
    private static final long IN_DS64 = 0xFFFF_FFFFL;
    /** SoX announces 2^31 - 4096 bytes, less what is no whole frame, and a frame has less than 2^16 bytes. */
    private static final long BELOW_POWER = 4096 + (1 << 16);

    private final String name;
    private final ByteBuffer bytes;
    private final boolean wide;
    private Optional<ByteBuffer> format = Optional.empty();
    private Optional<ByteBuffer> samples = Optional.empty();
    private boolean streamed;

    Walk(String name, byte[] file, boolean wide) {
      this.name = name;
      this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      this.wide = wide;
    }

    void run() {
      long at = FIRST;
      while (at + HEADER <= bytes.limit()) {
        at = next((int) at);
      }
    }

    /** Takes the chunk at a place if it is wanted; where the next one is. */
    private long next(int at) {
      int id = bytes.getInt(at);
      if (id == RIFF) {
        return (long) at + FIRST; // A second file behind the first: its chunks are found, and refused.
      }
      long size = id == SAMPLES ? sizeOfSamples(at) : size(at);
      if (id == FORMAT) {
        format = Optional.of(only("fmt", format, at, size));
      }
      if (id == SAMPLES) {
        streamed = samples.isEmpty() && streamed(at, size);
        size = streamed ? present(at) : size;
        samples = Optional.of(only("data", samples, at, size));
      }
      return after(at, size);
    }

    /** Where the next chunk is; the end if this one leaves no room. */
    private long after(int at, long size) {
      return Long.compareUnsigned(size, present(at)) < 0 ? at + HEADER + size + size % 2 : bytes.limit();
    }

    private ByteBuffer only(String chunk, Optional<ByteBuffer> earlier, int at, long size) {
      if (earlier.isPresent()) {
        throw new IllegalArgumentException(name + " has 2 or more chunks '" + chunk
            + "', 1 is read; give a file with one recording, each of several on its own");
      }
      if (Long.compareUnsigned(size, present(at)) > 0) {
        throw new IllegalArgumentException(name + " is truncated: its header announces "
            + Long.toUnsignedString(size) + " bytes of '" + chunk + "', the file holds " + present(at)
            + "; give the whole file");
      }
      return bytes.slice(at + HEADER, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether a size of samples is one that a writer announces who cannot go back to the header. */
    private boolean streamed(int at, long size) {
      return size == 0 ? !chunksUpToTheEnd(at + HEADER)
          : Long.compareUnsigned(size, present(at)) > 0
              && (size == UNKNOWN || justBelow(1L << 31, size) || justBelow(1L << 32, size));
    }

    private static boolean justBelow(long power, long size) {
      return power - BELOW_POWER < size && size <= power;
    }

    /** Whether nothing but whole chunks with names of letters follows: what stands before is no stream. */
    private boolean chunksUpToTheEnd(int from) {
      long at = from;
      while (at + HEADER <= bytes.limit()) {
        boolean chunk = size((int) at) <= present((int) at)
            && text(bytes.getInt((int) at)).chars().allMatch(c -> ' ' <= c && c <= '~');
        if (!chunk) {
          return false;
        }
        at = after((int) at, size((int) at));
      }
      return at >= bytes.limit();
    }

    private long sizeOfSamples(int at) {
      long size = size(at);
      return wide && size == IN_DS64 ? sizeInDs64() : size;
    }

    /** The second number of {@code ds64}, which is the first chunk. */
    private long sizeInDs64() {
      int number = FIRST + HEADER + Long.BYTES;
      boolean there = bytes.limit() >= number + Long.BYTES && bytes.getInt(FIRST) == SIZES
          && size(FIRST) >= 2 * Long.BYTES;
      return there ? bytes.getLong(number) : UNKNOWN;
    }

    private long size(int at) {
      return Integer.toUnsignedLong(bytes.getInt(at + 4));
    }

    private long present(int at) {
      return (long) bytes.limit() - at - HEADER;
    }

    private ByteBuffer found(Optional<ByteBuffer> content, String chunk) {
      return content.orElseThrow(() -> new IllegalArgumentException(name
          + " is truncated or damaged: it has 0 chunks '" + chunk + "', 1 is needed; give the whole file"));
    }

    private static int id(String text) {
      return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static String text(int id) {
      byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(id).array();
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
