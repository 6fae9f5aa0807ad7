package org.residua.simd;

/**
 * Fluxes with a loop of their own.
 *
 * <p>A formula of many operations that was compiled by itself, because it was called often before the loop around it was
 * compiled, is too big to be inlined then ("already compiled into a big method"), and vectors that cross a call are
 * objects: 27 times slower. So these formulas stand in the loop itself, made of pieces that stay small when they
 * are compiled by themselves, and no other loop inlines them.
 */
enum OwnLoop implements Evaluation {
  EXPONENTIAL(ExponentialTemplate.class),
  WEICKERT(WeickertTemplate.class),
  FORWARD_BACKWARD(ForwardBackwardTemplate.class),
  TANH(TanhTemplate.class),
  SHIFTED_SOFTPLUS(ShiftedSoftplusTemplate.class),
  SPLINE(SplineTemplate.class),
  /** A flux of the user's own, of which only scalar code is known. */
  SCALAR(ScalarTemplate.class);

  private final Class<? extends ActivationLoop> template;

  OwnLoop(Class<? extends ActivationLoop> template) {
    this.template = template;
  }

  /** The loop, to be copied with {@link ActivationLoop.Constants}. */
  Class<? extends ActivationLoop> template() {
    return template;
  }
}
