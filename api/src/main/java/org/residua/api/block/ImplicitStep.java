package org.residua.api.block;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.residua.api.flux.Sector;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * The body of an implicit step, {@code v -> u - tau (K^T Phi(K v) + C (v - f))}: a symmetric residual block whose skip
 * connection comes from {@code u} while its own output is fed back. Its fixed point is the step.
 *
 * <p>Every fixed point has {@code ||v|| <= ||u||} for {@code g >= 0} and any {@code tau}. For monotone {@code Phi} it is unique
 * and the proximal map of {@code tau E}, which is firmly nonexpansive; otherwise it is unique where
 * {@code tau mu ||K||^2 < 1}, {@code -mu} the least slope.
 *
 * <p>Its inputs are {@code [v, u]}, or {@code [v, u, f]} with a data term. Source: Alt, Peter, Weickert, Schrader (2021),
 * section 3.3; Bauschke, Combettes (2011), chapter 23.
 *
 * @param diffusion {@code K}, {@code Phi}, {@code C}; {@code K} is a bank of filters
 * @param tau positive and finite
 */
public record ImplicitStep(Diffusion diffusion, double tau) implements Block {

  /** Refuses an operator that is no bank of filters, and a {@code tau} that is not positive and finite. */
  public ImplicitStep {
    StepGuard.requirePositive(tau);
    Resolvent.of(diffusion, tau);
  }

  @Override
  public int inputs() {
    return 1 + diffusion.inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    LinearOperator k = diffusion.operator();
    V force = algebra.apply(k.adjoint(), algebra.activate(diffusion.activation(), algebra.apply(k, in.get(0))));
    List<Double> coefficients = new ArrayList<>(List.of(1.0, -tau));
    List<V> values = new ArrayList<>(List.of(in.get(1), force));
    if (diffusion.fidelity().present()) {
      coefficients.add(-tau);
      V difference = algebra.combine(List.of(1.0, -1.0), List.of(in.get(0), in.get(2)));
      values.add(algebra.apply(diffusion.fidelity().operator(), difference));
    }
    return List.of(algebra.combine(coefficients, values));
  }

  /**
   * {@code r = v + tau (K^T Phi(K v) + C (v - f)) - u}, rounded in this order: what {@code v} lacks to be the fixed point; the same
   * inputs. A row of a semi-iteration, backwards in time, with {@code u} as the iterate before: it runs in one pass like these.
   */
  public Block residual() {
    return new Residual(this);
  }

  private record Residual(ImplicitStep step) implements Block {

    @Override
    public int inputs() {
      return step.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Block.requireInputs(this, in);
      SemiIteration backwards = new SemiIteration(step.diffusion, List.of(new Row(-step.tau, 1, -1, 0, 0)), false);
      return algebra.semiIteration(backwards, in.subList(0, 2), in.subList(2, in.size())).subList(0, 1);
    }
  }

  /** One iteration with lagged diffusivities: {@code v -> (I + tau (K^T G(K v) K + C))^{-1} (u + tau C f)}; the same inputs. */
  public Block lagged() {
    return new Lagged(this, Resolvent.of(diffusion, tau));
  }

  /**
   * One full Newton iteration, {@code v -> (I + tau (K^T D K + C))^{-1} (u + tau K^T (D K v - Phi(K v)) + tau C f)} with
   * {@code D = diag(Phi'(K v))}; the same inputs. Refused where responses are coupled.
   */
  public Block newton() {
    return new Newton(this, Resolvent.of(diffusion, tau));
  }

  /** Whether every system with lagged diffusivities is positive definite, because {@code g >= 0}. */
  public boolean definite() {
    return diffusion.activation().sector().lo() >= 0;
  }

  /** Whether {@code g} never increases, so that iterations with lagged diffusivities descend. */
  public boolean decreasing() {
    return diffusion.activation().bank().decreasing();
  }

  /**
   * {@code tau mu ||K||^2}: below 1 the fixed point is unique and Newton's systems are positive definite; 0 for monotone fluxes.
   */
  public double concavity() {
    return tau * Math.max(0, -diffusion.activation().slope().lo()) * diffusion.operator().norm().upperSquared();
  }

  /** {@code tau (L+ ||K||^2 + max c)}, {@code L+} the largest slope. */
  public double stiffness() {
    return tau * (Math.max(0, diffusion.activation().slope().hi()) * diffusion.operator().norm().upperSquared()
        + diffusion.fidelity().largest());
  }

  /** A proven Lipschitz constant of {@code v -> v - omega r(v)}, below 1 or none: the eigenvalues of its Jacobian are bounded. */
  public OptionalDouble contraction(double omega) {
    double q = Math.max(Math.abs(1 - omega - omega * stiffness()), Math.abs(1 - omega + omega * concavity()));
    return q < 1 ? OptionalDouble.of(q) : OptionalDouble.empty();
  }

  /** The {@code omega} of the least {@link #contraction}; 1 where the body contracts by itself. */
  public double damping() {
    return contraction(1).isPresent() ? 1 : Math.min(1, 2 / (2 + stiffness() - Math.min(1, concavity())));
  }

  /** The residual, relative to the data, that rounding leaves: {@code 8 eps (1 + tau (g_max ||K||^2 + max c))}. */
  public double floor() {
    Sector sector = diffusion.activation().sector();
    return 8 * Math.ulp(1.0) * (1 + tau * (sector.magnitude() * diffusion.operator().norm().upperSquared()
        + diffusion.fidelity().largest()));
  }

  /** The same body with each parameter replaced by another version of it. */
  public ImplicitStep with(UnaryOperator<Parameter> numbers) {
    return new ImplicitStep(diffusion.with(numbers), tau);
  }

  private record Lagged(ImplicitStep step, Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return step.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V response = algebra.apply(step.diffusion.operator(), in.get(0));
      V weights = algebra.activate(step.diffusion.activation().diffusivity(), response);
      return List.of(algebra.solve(resolvent, weights, in.subList(1, in.size())));
    }
  }

  private record Newton(ImplicitStep step, Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return step.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      LinearOperator k = step.diffusion.operator();
      V response = algebra.apply(k, in.get(0));
      V slopes = algebra.activate(step.diffusion.activation().derivative(), response);
      V flux = algebra.activate(step.diffusion.activation(), response);
      V excess = algebra.combine(List.of(1.0, -1.0), List.of(algebra.multiply(slopes, response), flux));
      List<V> right = new ArrayList<>(in.subList(1, in.size()));
      right.set(0, algebra.combine(List.of(1.0, step.tau), List.of(in.get(1), algebra.apply(k.adjoint(), excess))));
      return List.of(algebra.solve(resolvent, slopes, right));
    }
  }
}
