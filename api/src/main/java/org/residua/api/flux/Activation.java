package org.residua.api.flux;

import java.util.List;
import java.util.function.UnaryOperator;
import org.residua.api.operator.Parameter;

/**
 * Fluxes applied to filter responses {@code y_m}, channelwise or coupled over groups of the responses at a sample.
 *
 * <p>With {@link Form#FLUX} the result is {@code z_m = Phi_m(y_m)}, with {@link Form#DIFFUSIVITY} the factor
 * {@code g_m} with {@code z_m = g_m y_m}, with {@link Form#DERIVATIVE} the slope {@code Phi_m'(y_m)}. Coupled, the argument
 * of {@code g} in a group is {@code s = sqrt(y_1^2 + ... + y_n^2)}, summed in ascending order with fused operations, and
 * {@code z_m = g(s) y_m}.
 *
 * @param bank the formulas: one, or one for each response; coupled, one for each group
 * @param form flux, diffusivity or derivative
 * @param coupling which responses share a diffusivity
 */
public record Activation(FluxBank bank, Form form, Coupling coupling) {

  /**
   * Refuses to couple responses through a diffusivity that is no function of {@code s^2}, or all through several, and the
   * derivative of coupled responses, which is a matrix at each sample.
   */
  public Activation {
    if (coupling.group() != 1 && form == Form.DERIVATIVE) {
      throw new IllegalArgumentException("the derivative of" + coupling.text() + " responses is a matrix at each sample and no"
          + " factor for each response; use it channelwise, or the differential");
    }
    if (coupling.group() > 1 && !bank.even()) {
      throw new IllegalArgumentException("coupled activation with " + bank.text()
          + ": its diffusivity is no function of the sum of squares, because g(-s) differs from g(s);"
          + " use it channelwise, or couple an even flux such as huber");
    }
    if (coupling.group() == Coupling.ALL && !bank.uniform()) {
      throw new IllegalArgumentException(bank.fluxes().size() + " fluxes for all responses coupled, which have one"
          + " diffusivity; give one flux, or couple groups of responses with a flux for each group");
    }
  }

  /** One fixed flux for all responses. */
  public Activation(Flux flux, Form form, Coupling coupling) {
    this(FluxBank.of(flux), form, coupling);
  }

  /** What is evaluated. */
  public enum Form {
    /** {@code z = Phi(y)}. */
    FLUX,
    /** {@code g(y)}, the factor of {@code y}. */
    DIFFUSIVITY,
    /** {@code Phi'(y)}, channelwise only. */
    DERIVATIVE;

    /** What it is called. */
    public String word() {
      return switch (this) {
        case FLUX -> "flux";
        case DIFFUSIVITY -> "diffusivity";
        case DERIVATIVE -> "derivative";
      };
    }

    /** What is evaluated, for one response by itself. */
    public double of(Flux flux, double y) {
      return switch (this) {
        case FLUX -> flux.at(y);
        case DIFFUSIVITY -> flux.diffusivity(y);
        case DERIVATIVE -> flux.derivative(y);
      };
    }
  }

  /** The channelwise flux. */
  public static Activation of(Flux flux) {
    return of(FluxBank.of(flux));
  }

  /** The fluxes of a bank, channelwise. */
  public static Activation of(FluxBank bank) {
    return new Activation(bank, Form.FLUX, Coupling.CHANNELWISE);
  }

  /** The flux with one diffusivity for all responses at a sample. */
  public static Activation coupled(Flux flux) {
    return new Activation(flux, Form.FLUX, Coupling.COUPLED);
  }

  /** The factor {@code g} of this activation. */
  public Activation diffusivity() {
    return new Activation(bank, Form.DIFFUSIVITY, coupling);
  }

  /** The slopes {@code Phi'} of this activation; refused where responses are coupled. */
  public Activation derivative() {
    return new Activation(bank, Form.DERIVATIVE, coupling);
  }

  /** The flux of all responses; refused where they have several. */
  public Flux flux() {
    if (!bank.uniform()) {
      throw new IllegalArgumentException("there are " + bank.fluxes().size()
          + " fluxes, one for each response or group; ask for the one of a response, or for the bounds of all");
    }
    return bank.flux(0);
  }

  /** The flux of a response, or of its group. */
  public Flux flux(int response) {
    return bank.flux(coupling.of(response));
  }

  /** Whether each response is its own argument. */
  public boolean channelwise() {
    return coupling.group() == 1;
  }

  /** Refuses factors, of which no differential is taken. */
  public void requireFlux() {
    if (form != Form.FLUX) {
      throw new IllegalArgumentException("the differential of " + this + ", which is a " + form.word()
          + "; give the activation as a flux");
    }
  }

  /** Refuses a number of responses that does not fit the groups or the fluxes. */
  public void requireResponses(int responses) {
    bank.requireCount(coupling.count(responses));
  }

  /** The trainable numbers. */
  public List<Parameter> parameters() {
    return bank.parameters();
  }

  /** The same activation with other numbers of its parameters; itself where they stay. */
  public Activation with(UnaryOperator<Parameter> numbers) {
    FluxBank next = bank.with(numbers);
    return next.equals(bank) ? this : new Activation(next, form, coupling);
  }

  /** The range of {@code Phi_m(s)/s}, all responses joined. */
  public Sector sector() {
    return bank.sector();
  }

  /**
   * The range of the slopes of {@code y -> z}, all responses joined: the eigenvalues of its Jacobian, which is the
   * Hessian of the potential. Coupled, these are {@code Phi'(s)} in the direction of the {@code y} of a group and
   * {@code g(s)} across it, which is the mean of {@code Phi'} between 0 and {@code s} and so in the same range.
   */
  public Sector slope() {
    return bank.slope();
  }

  /** What stays when its numbers change: equal for activations that differ in their numbers only. */
  public List<Object> structure() {
    return List.of(bank.fluxes().stream().map(Flux::structure).toList(), form, coupling);
  }

  /** Contains {@link #sector} for every admissible value of the parameters. */
  public Sector domainSector() {
    return bank.domainSector();
  }

  /** Contains {@link #slope} for every admissible value of the parameters. */
  public Sector domainSlope() {
    return bank.domainSlope();
  }

  /** Short text for tables: the fluxes, their contrasts and what is special. */
  @Override
  public String toString() {
    return bank.text() + coupling.text() + (form == Form.FLUX ? "" : " " + form.word());
  }
}
