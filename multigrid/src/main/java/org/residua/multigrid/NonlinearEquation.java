package org.residua.multigrid;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * {@code A(x) = L x + B^T (w . Phi(B x)) = b}: implicit steps of diffusion ({@code L = I}, {@code B = K}, {@code w = tau}),
 * reactions ({@code B = I}).
 *
 * <p>The coarse equation is the gradient of the same energy at interpolated solutions, see {@link WeightedRows#coarse}.
 *
 * @param matrix {@code L}, square and symmetric
 * @param responses {@code B} and {@code w}
 * @param flux {@code Phi}, channelwise
 * @param curvature what relaxation takes for {@code Phi'}: the derivative, for Newton's method, or the diffusivity, which,
 *     where it does not increase, belongs to a parabola above the potential, so that every relaxed unknown lowers the energy
 */
public record NonlinearEquation(SparseMatrix matrix, WeightedRows responses, Activation flux, Activation.Form curvature)
    implements Equation {

  /** Refuses sizes that do not fit, coupled responses, and a flux for a curvature. */
  public NonlinearEquation {
    if (matrix.rows() != matrix.columns() || responses.matrix().columns() != matrix.rows()) {
      throw new IllegalArgumentException(matrix + " beside " + responses.matrix()
          + "; the first is square, with a column for each unknown that the second reads");
    }
    if (!flux.channelwise() || flux.form() != Activation.Form.FLUX || curvature == Activation.Form.FLUX) {
      throw new IllegalArgumentException(flux + " with a " + curvature.word()
          + " for its curvature; give a channelwise flux, and its derivative or diffusivity");
    }
  }

  @Override
  public <V> V image(Algebra<V> algebra, V x) {
    V response = algebra.apply(responses.matrix(), x);
    V force = algebra.apply(new Diagonal(responses.weights()), algebra.activate(flux, response));
    return algebra.combine(List.of(1.0, 1.0),
        List.of(algebra.apply(matrix, x), algebra.apply(responses.matrix().adjoint(), force)));
  }

  @Override
  public Relaxation relaxation(double omega) {
    return relaxation(omega, 0, 1);
  }

  /**
   * Every {@code (w + 1)}-th unknown, {@code w} the reach of couplings; where a periodic signal closes two of a colour may
   * meet.
   */
  @Override
  public List<Relaxation> colours() {
    SparseMatrix coupled = responses.matrix().adjoint().times(responses.matrix());
    int colours = Math.min(size(), 1 + Math.max(Matrices.halfBandwidth(matrix), Matrices.halfBandwidth(coupled)));
    return IntStream.range(0, colours).mapToObj(c -> relaxation(1, colours - 1 - c, colours)).toList();
  }

  /** Undamped relaxations of one unknown each, in ascending order. */
  List<Relaxation> unknowns() {
    SparseMatrix squares = Matrices.squared(responses).adjoint();
    return IntStream.range(0, size()).mapToObj(i -> relaxation(1, i, size(), squares)).toList();
  }

  private Relaxation relaxation(double omega, int first, int stride) {
    return relaxation(omega, first, stride, Matrices.squared(responses).adjoint());
  }

  private Relaxation relaxation(double omega, int first, int stride, SparseMatrix squares) {
    double[] factors = new double[size()];
    double[] diagonal = new double[size()];
    for (int i = 0; i < size(); i++) {
      factors[i] = i % stride == first ? omega : 0;
      diagonal[i] = matrix.get(i, i);
    }
    return new Update(this, new Diagonal(Signal.of(factors)), new Diagonal(Signal.of(diagonal)), squares);
  }

  private record Update(NonlinearEquation equation, Diagonal factors, Diagonal linear, SparseMatrix squares)
      implements Relaxation {

    private static final Parameter ONE = new Parameter("1", List.of(1), 1);

    @Override
    public <V> V change(Algebra<V> algebra, V x, V b) {
      Activation curvature = new Activation(equation.flux.bank(), equation.curvature, equation.flux.coupling());
      V slopes = algebra.activate(curvature, algebra.apply(equation.responses.matrix(), x));
      V ones = algebra.addBias(ONE, algebra.zero(x));
      V diagonal = algebra.combine(List.of(1.0, 1.0),
          List.of(algebra.apply(linear, ones), algebra.apply(squares, slopes)));
      return algebra.apply(factors, algebra.divide(equation.residual(algebra, x, b), diagonal));
    }

    @Override
    public <V> V changeOfZero(Algebra<V> algebra, V b) {
      return change(algebra, algebra.zero(b), b);
    }
  }

  /** The larger one of its parts: row sums of {@code L} over its diagonal, and the most entries of a row of {@code B}. */
  @Override
  public double spread() {
    double largest = responses.matrix().widest();
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = 0; k < matrix.count(i); k++) {
        sum += Math.abs(matrix.entry(i, k));
      }
      largest = Math.max(largest, sum / matrix.get(i, i));
    }
    return largest;
  }

  @Override
  public NonlinearEquation coarse(Transfer transfer) {
    Interpolation p = transfer.interpolation();
    return new NonlinearEquation(Matrices.galerkin(matrix, p), responses.coarse(p), flux, curvature);
  }

  @Override
  public Signal magnitude(Signal x) {
    Signal size = Matrices.absolute(x);
    double[] linear = Matrices.absolute(matrix).apply(size).channel(0);
    SparseMatrix absolute = Matrices.absolute(responses.matrix());
    double[] slopes = responses.matrix().apply(x).channel(0);
    double[] sums = absolute.apply(size).channel(0);
    for (int r = 0; r < sums.length; r++) {
      double slope = Math.max(Math.abs(flux.flux().derivative(slopes[r])), Math.abs(flux.flux().diffusivity(slopes[r])));
      sums[r] = Math.abs(responses.weights().get(0, r)) * slope * sums[r];
    }
    double[] forces = absolute.adjoint().apply(Signal.of(sums)).channel(0);
    for (int i = 0; i < linear.length; i++) {
      linear[i] += forces[i];
    }
    return Signal.of(linear);
  }
}
