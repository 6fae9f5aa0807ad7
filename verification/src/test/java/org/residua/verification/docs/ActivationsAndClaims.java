package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;

/** Which activation allows which claim. */
final class ActivationsAndClaims implements Criterion {

  private static final Convolution K = Convolution.difference(1, Boundary.PERIODIC);

  @Override
  public String title() {
    return "Which activations allow which claim";
  }

  private static SymmetricResidualBlock block(Flux flux, double tau) {
    return new SymmetricResidualBlock(tau, Diffusion.of(K, flux));
  }

  private static Certification certified(Flux flux, double tau) {
    return Certifier.certify(Network.of(block(flux, tau), 1).architecture());
  }

  private static Signal run(Flux flux, Signal u) {
    return Network.of(block(flux, 0.5), 1).run(u);
  }

  /** All fluxes at their limits: the norm where {@code g >= 0}, distances where no slope is negative, the energy always. */
  private static boolean asSaid() {
    return BuiltinFluxes.all().stream().allMatch(ActivationsAndClaims::asSaid);
  }

  private static boolean asSaid(Flux flux) {
    Diffusion d = Diffusion.of(K, flux);
    double g = d.limit().norm().orElse(0.1 * d.limit().certified());
    double slope = 2 / (flux.slope().magnitude() * 4);
    return certified(flux, g).norm().proven() == flux.sector().lo() >= 0
        && certified(flux, Math.nextDown(slope)).nonexpansive().proven() == flux.slope().lo() >= 0
        && certified(flux, d.limit().energy().orElseThrow()).energy().proven();
  }

  @Override
  public List<Sentence> kept() {
    boolean asSaid = asSaid();
    return List.of(
        Sentence.claim(asSaid,
            "The norm asks for an activation that has the sign of its argument, `0 <= Phi(s)/s <= g_max`; it need not be"
            + " monotone."),
        Sentence.claim(asSaid, "The energy `sum P(K u)`, `P' = Phi`, asks for a bounded slope, `Phi' <= L`, and nothing else."),
        Sentence.claim(asSaid,
            "Distances of two signals ask for a monotone activation, `0 <= Phi' <= L`: robustness against a changed input is a"
            + " claim of its own."),
        Sentence.saying(
            "[The atlas of fluxes](fluxes.md) lists the ranges and limits of all that are built in, [the page on nonmonotone"
            + " activations](nonmonotone.md) tells what those are good for."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Convolution k = Convolution.difference(1, Boundary.PERIODIC);
    Signal u = Signal.of(0.85, -0.85);
    Signal v = Signal.of(0.9, -0.9);
    for (Flux flux : List.of(new Charbonnier(1), new PeronaMalik(1), new ForwardBackward(1))) {
      Diffusion d = Diffusion.of(k, flux);
      Network network = Network.of(new SymmetricResidualBlock(0.5, d), 1);
      Certification all = Certifier.certify(network.architecture());
      out.println(flux.name() + "\n" + all.energy() + "\n" + all.norm() + "\n" + all.nonexpansive());
      Signal w = network.run(v);
      out.printf(Locale.ROOT, "energy %.4f -> %.4f, norm %.4f -> %.4f, distance %.4f -> %.4f%n%n",
          d.energy(v), d.energy(w), v.norm(), w.norm(), u.distance(v), network.run(u).distance(w));
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    Signal u = Signal.of(0.85, -0.85);
    Signal v = Signal.of(0.9, -0.9);
    Flux pm = new PeronaMalik(1);
    Flux fab = new ForwardBackward(1);
    double apart = run(pm, u).distance(run(pm, v)) / u.distance(v);
    double norm = run(fab, v).norm() / v.norm();
    Diffusion backward = Diffusion.of(K, fab);
    boolean falls = backward.energy(run(fab, v)) < backward.energy(v) && certified(fab, 0.5).energy().proven();
    return List.of(
        Sentence.claim(apart > 1.2 && run(pm, v).norm() < v.norm(), String.format(Locale.ROOT,
            "Perona-Malik's flux falls beyond its contrast: each signal shrinks, but the two move apart by the factor"
            + " %.3f.", apart)),
        Sentence.claim(norm > 1 && falls, String.format(Locale.ROOT,
            "Forward-and-backward diffusion has a flux of the other sign there: the norm grows by the factor %.3f,"
            + " while the energy falls, which is all that is certified.", norm)));
  }

  @Override
  public List<String> laws() {
    return List.of("FluxLaws.bounds", "StabilityLaws.energyDoesNotGrow", "StabilityLaws.nonexpansive");
  }

  @Override
  public List<String> properties() {
    return List.of("FluxClaimsTest#limits",
        "DistanceProperties#monotoneStepsAreNonexpansive", "EnergyProperties#everyForwardAndBackwardStep");
  }

  @Override
  public List<String> controls() {
    return List.of(
        "NegativeControlsTest#peronaMalikMovesSignalsApart", "FluxClaimsTest#forwardAndBackwardDiffusionGetsItsEnergyOnly");
  }
}
