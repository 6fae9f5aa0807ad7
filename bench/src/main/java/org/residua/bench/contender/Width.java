package org.residua.bench.contender;

import java.util.List;
import jdk.incubator.vector.DoubleVector;

/**
 * How wide the vectors of all contenders are: the machine's own, or held to the 256 bits that most machines have.
 *
 * @param bits of a vector
 * @param held whether the machine's own are wider
 */
public record Width(int bits, boolean held) {

  /** The system property that tells a fork to how many bits its contenders are held. */
  public static final String PROPERTY = "residua.bench.bits";
  /** What wider machines are held to. */
  private static final int COMMON = 256;

  /** The machine's own. */
  public static Width own() {
    return new Width(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), false);
  }

  /** Those that are measured on a machine, the own one first. */
  public static List<Width> of(Width own) {
    return own.bits > COMMON ? List.of(own, new Width(COMMON, true)) : List.of(own);
  }

  /** Whether the contenders of this virtual machine are held to {@value #COMMON} bits. */
  public static boolean heldHere() {
    return Integer.getInteger(PROPERTY, 0) == COMMON;
  }

  /** Doubles in a vector. */
  public int lanes() {
    return bits / Double.SIZE;
  }

  /** The arguments of a virtual machine of this width. */
  public List<String> arguments() {
    return held ? List.of("-XX:UseAVX=2", "-D" + PROPERTY + "=" + bits) : List.of();
  }

  /** What the compiler of the twins is told. */
  List<String> flags() {
    return held ? List.of("-mno-avx512f", "-mprefer-vector-width=" + bits) : List.of("-mprefer-vector-width=512");
  }

  /** In words. */
  public String title() {
    return bits + " bits";
  }
}
