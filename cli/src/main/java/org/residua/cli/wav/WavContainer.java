package org.residua.cli.wav;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a recording comes in, told by its first bytes. */
enum WavContainer {
  /** Sizes have 32 bits. */
  RIFF("RIFF****WAVE"),
  /** The size of the samples may stand in a chunk {@code ds64}, with 64 bits. Source: EBU Tech 3306. */
  RF64("RF64****WAVE"),
  /** The same under another name. Source: Recommendation ITU-R BS.2088. */
  BW64("BW64****WAVE"),
  /** The bytes of every number the other way round. */
  RIFX("RIFX****WAVE"),
  /** Chunks are named by GUIDs, the first of them {@code 66666972-912E-11CF-A5D6-28DB04C10000}. */
  WAVE64("riff.\u0091\u00CF\u0011");

  /** So many first bytes tell all of them. */
  static final int BYTES = 12;

  private static final char ANY = '*';

  private final String start;

  WavContainer(String start) {
    this.start = start;
  }

  /** The container that a file starts as; empty when it is none of these. */
  static Optional<WavContainer> of(byte[] file) {
    return Arrays.stream(values()).filter(container -> container.startsWith(file)).findFirst();
  }

  private boolean startsWith(byte[] file) {
    return file.length >= start.length() && IntStream.range(0, start.length())
        .allMatch(k -> start.charAt(k) == ANY || start.charAt(k) == (file[k] & 0xFF));
  }

  /** Refuses by name what is known and not read. */
  void requireRead(String name) {
    switch (this) {
      case RIFF, RF64, BW64 -> {}
      case RIFX -> throw refused(name, "an RIFX file (WAV with the most significant byte first)");
      case WAVE64 -> throw refused(name, "a Wave64 file (W64)");
    }
  }

  private static IllegalArgumentException refused(String name, String kind) {
    return new IllegalArgumentException(name + " is " + kind + ", which is not read, only RIFF, RF64 and BW64 are;"
        + " convert it, for instance by: ffmpeg -i FILE -rf64 auto NEW.wav");
  }
}
