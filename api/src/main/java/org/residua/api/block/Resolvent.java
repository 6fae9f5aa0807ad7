package org.residua.api.block;

import java.util.List;
import java.util.function.UnaryOperator;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * The linear system of an implicit step with known weights {@code w}:
 *
 * <pre>
 *   (I + tau (K^T diag(w) K + C)) x = b [+ tau C f]
 * </pre>
 *
 * <p>{@code w} has a number for each response, {@code x} and {@code b} one for each sample. For {@code w >= 0} it is symmetric
 * and positive definite for every {@code tau >= 0}, and {@code ||x|| <= ||b||}; with a data term of constant weight
 * {@code ||x|| <= max(||b||, ||f||)}: a weighted mean of the norms. Each group of channels is a banded system of its own, the
 * channels of a sample side by side. Immutable.
 *
 * @param filters {@code K}
 * @param fidelity {@code C}, or none
 * @param tau at least 0 and finite
 */
public record Resolvent(Convolution filters, Fidelity fidelity, double tau) {

  /** Refuses a {@code tau} that is negative or not finite. */
  public Resolvent {
    if (!(tau >= 0 && Double.isFinite(tau))) {
      throw new IllegalArgumentException("tau = " + tau + " of an implicit step must be at least 0 and finite");
    }
  }

  /** That of a diffusion; refused where its operator is no bank of filters. */
  public static Resolvent of(Diffusion diffusion, double tau) {
    LinearOperator operator = diffusion.operator();
    if (!(operator instanceof Convolution filters)) {
      throw new IllegalArgumentException("an implicit step needs a bank of filters, whose system is banded, and "
          + operator + " is none; give a convolution");
    }
    return new Resolvent(filters, diffusion.fidelity(), tau);
  }

  /** Refuses a list that is not {@code [b]}, or {@code [b, f]} with a data term. */
  public void requireInputs(List<?> in) {
    int wanted = fidelity.present() ? 2 : 1;
    if (in.size() != wanted) {
      throw new IllegalArgumentException("a system " + (fidelity.present() ? "with" : "without") + " data term has "
          + wanted + " right-hand sides, not " + in.size());
    }
  }

  /** The same system with each parameter replaced by another version of it. */
  public Resolvent with(UnaryOperator<Parameter> numbers) {
    return new Resolvent(filters.with(numbers), fidelity, tau);
  }

  /** The system in the words of the documentation. */
  @Override
  public String toString() {
    return "(I + " + tau + " (K^T w K" + (fidelity.present() ? " + C" : "") + "))^-1";
  }
}
