package org.residua.api.flux;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;

/**
 * {@code g(s) = sum_k w_k g_k(s)} with {@code w_k >= 0}, {@code sum_k w_k <= 1}: a convex combination of diffusivities,
 * {@code Phi = sum_k w_k Phi_k}, {@code P = sum_k w_k P_k}; what is missing from 1 is the weight of {@code g = 0}.
 *
 * <p>The sum of the weights is at most 1 exactly, so that a sector {@code [0, g_max]} that all parts have is that of the
 * combination, whatever was rounded; {@link #of} makes such weights of any that are not negative. Sector and slope are the
 * combinations of those of the parts, by exact arithmetic, rounded outward; an end is attained where all parts attain theirs
 * at the same place. Even and decreasing are claimed where all parts are. The contrast scales all parts, {@code lambda
 * lambda_k}. Evaluated part by part, the first product plain, the others fused onto it in their order. Error of flux,
 * diffusivity and derivative: that of the parts and one unit {@code 2^-53} of the sum of the parts' sizes for each; at a kink
 * of a part the derivative takes the side that the part takes. Immutable.
 */
public final class ConvexFlux implements Flux {

  private final double contrast;
  private final List<Flux> parts;
  private final ConvexWeights weights;
  private final List<Flux> scaled;
  private final Sector sector;
  private final Sector slope;

  private ConvexFlux(double contrast, List<Flux> parts, ConvexWeights weights) {
    this.contrast = Flux.requireContrast(contrast);
    this.parts = parts;
    this.weights = weights;
    this.scaled = parts.stream().map(part -> part.withContrast(part.contrast() * contrast)).toList();
    this.sector = weights.combined(parts.stream().map(Flux::sector).toList());
    this.slope = weights.combined(parts.stream().map(Flux::slope).toList());
  }

  /**
   * A combination with contrast 1 and these weights.
   *
   * @param parts at least one, none of them a combination itself
   * @param weights one for each, at least 0, their exact sum in {@code (0, 1]}
   */
  public static ConvexFlux exactly(List<Flux> parts, double... weights) {
    if (parts.size() != weights.length || parts.isEmpty()) {
      throw new IllegalArgumentException(parts.size() + " fluxes and " + weights.length
          + " weights; give one weight for each flux, at least one");
    }
    if (parts.stream().anyMatch(ConvexFlux.class::isInstance)) {
      throw new IllegalArgumentException("a convex combination of convex combinations;"
          + " give the parts of both, with the products of their weights");
    }
    return new ConvexFlux(1, List.copyOf(parts), ConvexWeights.exactly(weights));
  }

  /** The same with weights divided by their sum, the largest lowered until the exact sum is at most 1. */
  public static ConvexFlux of(List<Flux> parts, double... weights) {
    return exactly(parts, ConvexWeights.normalised(weights));
  }

  /** The parts, scaled by the contrast. */
  public List<Flux> parts() {
    return scaled;
  }

  /** {@code w_k}. */
  public double weight(int k) {
    return weights.of(k);
  }

  @Override
  public String name() {
    return "convex";
  }

  @Override
  public List<Object> structure() {
    return List.of(name(), parts.stream().map(Flux::structure).toList());
  }

  @Override
  public String text() {
    return IntStream.range(0, parts.size()).mapToObj(k -> weight(k) + " " + scaled.get(k).text())
        .collect(Collectors.joining(" + ", name() + "(", ")"));
  }

  @Override
  public double contrast() {
    return contrast;
  }

  @Override
  public ConvexFlux withContrast(double newContrast) {
    return new ConvexFlux(newContrast, parts, weights);
  }

  @Override
  public double at(double s) {
    return combined(Activation.Form.FLUX, s);
  }

  @Override
  public double diffusivity(double s) {
    return combined(Activation.Form.DIFFUSIVITY, s);
  }

  @Override
  public double derivative(double s) {
    return combined(Activation.Form.DERIVATIVE, s);
  }

  private double combined(Activation.Form form, double s) {
    double sum = weight(0) * form.of(scaled.get(0), s);
    for (int k = 1; k < scaled.size(); k++) {
      sum = Fma.of(weight(k), form.of(scaled.get(k), s), sum);
    }
    return sum;
  }

  @Override
  public double potential(double s) {
    double sum = 0;
    for (int k = 0; k < scaled.size(); k++) {
      sum = weight(k) == 0 ? sum : Fma.of(weight(k), scaled.get(k).potential(s), sum);
    }
    return sum;
  }

  @Override
  public Sector sector() {
    return sector;
  }

  @Override
  public Sector slope() {
    return slope;
  }

  @Override
  public boolean even() {
    return all(Flux::even);
  }

  @Override
  public boolean decreasingDiffusivity() {
    return all(Flux::decreasingDiffusivity);
  }

  private boolean all(Predicate<Flux> property) {
    return parts.stream().allMatch(property);
  }

  @Override
  public boolean assumed() {
    return parts.stream().anyMatch(Flux::assumed);
  }

  @Override
  public Description description() {
    return new Description("sum of w_k g_k, w_k >= 0, at most 1 together", "sum of w_k P_k",
        "The mean of activations, regularisers and shrinkages alike, with a certificate for all weights. Shown is " + text()
        + ".", "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvexFlux that && contrast == that.contrast && parts.equals(that.parts)
        && weights.equals(that.weights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(contrast, parts, weights);
  }

  @Override
  public String toString() {
    return text();
  }
}
