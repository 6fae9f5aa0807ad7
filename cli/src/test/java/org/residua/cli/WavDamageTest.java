package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a header is damaged: read or refused, at once, never anything else. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WavDamageTest {

  /** Much more than the small files here need, much less than any size that a header may announce. */
  private static final long MOST_MEMORY = 1 << 20;

  /** Every kind of header, with a few samples. */
  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("plain", Wav.random(1, 16, 2, 5));
    files.put("odd", Wav.random(1, 24, 1, 5));
    files.put("float", Wav.random(3, 32, 1, 4));
    files.put("extensible", Wav.extensible(1, 16, 6, 16, 0x3F, Wav.data(1, 16, 6, 3)));
    files.put("streamed", Wav.announcing(-1, -1, Wav.of(3, 1, 4, 1, 5)));
    files.put("rf64", Wav.rf64("RF64", 10, 0xFFFF_FFFFL, 3, 1, 4, 1, 5));
    files.put("listed", Wav.riff(Wav.chunk("LIST", new byte[7]), Arrays.copyOfRange(Wav.of(3, 1, 4), 12, 50),
        Wav.chunk("id3 ", new byte[3])));
    return files;
  }

  private static void assertReadOrRefused(String what, byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      assertThat(Wav.read(file).signal().shape().length()).as(what).isGreaterThan(1);
    } catch (IllegalArgumentException | IOException e) {
      assertThat(e).as(what).isInstanceOf(IllegalArgumentException.class);
      assertThat(e.getMessage()).as(what).startsWith("x.wav").contains("; ");
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_MEMORY);
  }

  @Test
  void everyByteOfEveryHeader() {
    files().forEach((kind, file) -> {
      for (int at = 0; at < file.length; at++) {
        for (int value : new int[] {0, 0x7F, 0x80, 0xFF, file[at] + 1, file[at] - 1}) {
          byte[] other = file.clone();
          other[at] = (byte) value;
          assertReadOrRefused(kind + ", byte " + at + " = " + (value & 0xFF), other);
        }
      }
    });
  }

  @Test
  void everySizeOfEveryHeader() {
    files().forEach((kind, file) -> {
      for (int at = 0; at + 4 <= file.length; at++) {
        for (int value : new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_F000, file.length}) {
          byte[] other = file.clone();
          Wav.little(other).putInt(at, value);
          assertReadOrRefused(kind + ", number at " + at + " = " + value, other);
        }
      }
    });
  }

  @Test
  void everyBeginning() {
    files().forEach((kind, file) -> {
      for (int length = 0; length < file.length; length++) {
        assertReadOrRefused(kind + " of " + length + " bytes", Arrays.copyOf(file, length));
      }
    });
  }

  @Test
  void severalBytesAtOnce() {
    byte[] whole = Wav.random(1, 16, 2, 50);
    Random random = new Random(11);
    for (int k = 0; k < 100_000; k++) {
      byte[] file = random.nextInt(4) == 0
          ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int m = random.nextInt(4); m > 0 && file.length > 0; m--) {
        file[random.nextInt(Math.min(44, file.length))] = (byte) random.nextInt();
      }
      assertReadOrRefused("damage " + k, file);
    }
  }
}
