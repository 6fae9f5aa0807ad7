package org.residua.api.block;

/**
 * What a part of a computation on several levels is for. It computes nothing: it is carried beside the values that a block
 * expresses, so that a table or a drawing of the network needs not guess it back.
 *
 * <p>Source of the words: Briggs, Henson, McCormick, "A Multigrid Tutorial" (2000); of their reading as parts of a U-net: Alt,
 * Schrader, Augustin, Peter, Weickert (2022), section 5.
 *
 * @param role what it is for
 * @param length samples of each channel of its result: the size of its level
 */
public record Stage(Role role, int length) {

  /** Refuses a level without samples. */
  public Stage {
    if (length < 1) {
      throw new IllegalArgumentException("a stage of length " + length + "; a level has at least 1 sample");
    }
  }

  /** The parts of a cycle. */
  public enum Role {
    /** One sweep of a smoother: residual blocks on one level. */
    SMOOTHING("smoothing"),
    /** {@code r = b - A(x)}. */
    RESIDUAL("residual"),
    /** {@code R r}: strided convolution, one level down. */
    RESTRICTION("restriction"),
    /** {@code R^ x}: the solution one level down. */
    INJECTION("injection"),
    /** {@code b_H = A_H(R^ x) + R r}: the right-hand side of a full approximation. */
    COARSE_EQUATION("coarse equation"),
    /** The coarsest equation is solved. */
    BOTTLENECK("bottleneck"),
    /** {@code e_H = x_H - R^ x}: what a full approximation changed. */
    COARSE_CHANGE("coarse change"),
    /** {@code P e}: transposed strided convolution, one level up. */
    PROLONGATION("prolongation"),
    /** {@code x + P e}: the long skip connection. */
    CORRECTION("correction");

    private final String text;

    Role(String text) {
      this.text = text;
    }

    /** The role in a word or two. */
    public String text() {
      return text;
    }
  }
}
