package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Axis;
import org.residua.cli.page.Curve;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Plot;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.cli.page.Rounded;
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Claim;

/** A noisy step and a noisy ramp, with fluxes that are monotone and that are not, when all have removed as much. */
final class NoisyEdges {

  private static final int LENGTH = 128;
  private static final double HEIGHT = 10;
  private static final int MOST_STEPS = 20_000;
  private static final List<Flux> FLUXES = List.of(new Charbonnier(0.25), new PeronaMalik(0.25), new ForwardBackward(5));

  private static final int RISING = 0;
  private static final int FALLING = 1;
  private static final int NEGATIVE = 2;

  private final Laboratory laboratory;
  private final Signal step = TestSignals.step(LENGTH, HEIGHT);
  private final Signal ramp = TestSignals.ramp(LENGTH, HEIGHT);
  private final Signal noisyStep = TestSignals.noisy(step, 1, 5);
  private final Signal noisyRamp = TestSignals.noisy(ramp, 1, 6);

  NoisyEdges(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Part> parts() {
    List<EqualResidual> steps = stopped(noisyStep, step);
    List<EqualResidual> ramps = stopped(noisyRamp, ramp);
    return List.of(
        new Part.Heading("A noisy step and a noisy ramp"),
        new Part.Prose("""
            Three fluxes: Charbonnier's, which is monotone; Perona and Malik's, which falls beyond the contrast; forward-and-backward diffusion,
            negative there. The noise has the deviation 1. The first two have the contrast 1/4; the third needs one above the noise, which it
            would sharpen, and has 5. Each runs until it has removed as much from the data as there is noise in them,
            `||u - f|| = ||f - clean||`; the time at which it has is found by bisection. The width of an edge is the distance between the places
            of a tenth and of nine tenths of its height."""),
        new Part.Picture("nonmonotone-step.svg", "A noisy step smoothed by three fluxes",
            plot("A noisy step", noisyStep, step, steps)),
        table("The step, 10 high:", steps, step, noisyStep),
        new Part.Picture("nonmonotone-ramp.svg", "A noisy ramp smoothed by three fluxes",
            plot("A noisy ramp", noisyRamp, ramp, ramps)),
        table("The ramp, from 0 to 10 over 64 samples, so that a difference is 0.156 and the width 51.2:", ramps, ramp,
            noisyRamp),
        new Part.Findings("Measured", measured(steps, ramps)),
        new Part.Findings("The control: negative diffusivities leave the energy its theorem, and take that of the norm",
            claims()));
  }

  private List<EqualResidual> stopped(Signal noisy, Signal clean) {
    double removed = laboratory.distance(noisy, clean);
    return FLUXES.stream().map(flux -> EqualResidual.of(laboratory, Laboratory.diffusion(flux), noisy, removed, MOST_STEPS))
        .toList();
  }

  private static Plot plot(String title, Signal noisy, Signal clean, List<EqualResidual> stopped) {
    List<Curve> curves = new ArrayList<>(List.of(Curve.of("data", noisy.channel(0), Curve.Look.DOTS),
        Curve.of("without noise", clean.channel(0), Curve.Look.DASHED)));
    IntStream.range(0, FLUXES.size()).forEach(k ->
        curves.add(Curve.of(FLUXES.get(k).name(), stopped.get(k).result().channel(0), Curve.Look.LINE)));
    return new Plot(title, Axis.linear("sample", 0, LENGTH - 1), Axis.linear("value", -4.5, 14), curves);
  }

  private Part table(String caption, List<EqualResidual> stopped, Signal clean, Signal noisy) {
    double removed = laboratory.distance(noisy, clean);
    List<List<String>> rows = new ArrayList<>();
    for (EqualResidual one : stopped) {
      rows.add(List.of(one.diffusion().flux().name(), Rounded.text(one.time()),
          Rounded.text(laboratory.distance(one.result(), noisy) / removed),
          Rounded.text(Edge.width(one.result(), HEIGHT)), Rounded.text(Edge.steepest(one.result())),
          Rounded.text(laboratory.error(one.result(), clean)),
          Rounded.text(laboratory.energy(one.diffusion(), one.result()) / laboratory.energy(one.diffusion(), noisy)),
          Rounded.text(laboratory.norm(one.result()) / laboratory.norm(noisy))));
    }
    return new Part.Table(caption, List.of("flux", "time", "removed / noise", "width", "largest difference", "error",
        "energy / input's", "norm / input's"), rows);
  }

  private List<Finding> measured(List<EqualResidual> steps, List<EqualResidual> ramps) {
    double missed = (double) Stream.concat(steps.stream(), ramps.stream()).filter(one -> !one.reached()).count();
    double energy = IntStream.range(0, FLUXES.size())
        .mapToDouble(k -> Math.max(change(steps.get(k), noisyStep), change(ramps.get(k), noisyRamp)))
        .max().orElseThrow();
    return List.of(
        Finding.that(Quantity.of("the least slope of Charbonnier's flux", FLUXES.get(RISING).slope().lo()), Relation.AT_LEAST, 0),
        Finding.that(Quantity.of("the least slope of Perona and Malik's flux", FLUXES.get(FALLING).slope().lo()),
            Relation.LESS, 0),
        Finding.that(Quantity.of("the least diffusivity of the forward-and-backward flux", FLUXES.get(NEGATIVE).sector()
            .lo()), Relation.LESS, 0),
        Finding.that(Quantity.of("the number of runs that do not remove as much as there is noise", missed), Relation.EQUAL, 0),
        Finding.that(Quantity.of("the largest change of an energy", energy), Relation.LESS, 0),
        Finding.that(Quantity.of("the width of the step that Perona and Malik's flux leaves",
            Edge.width(steps.get(FALLING).result(), HEIGHT)),
            Relation.LESS, Quantity.of("half of what Charbonnier's leaves", Edge.width(steps.get(RISING).result(), HEIGHT) / 2)),
        Finding.that(Quantity.of("the error of Perona and Malik's flux at the step", error(steps.get(FALLING), step)),
            Relation.LESS,
            Quantity.of("half of that of Charbonnier's", error(steps.get(RISING), step) / 2)),
        Finding.that(Quantity.of("the largest difference that forward-and-backward diffusion makes at the step",
            steepest(steps.get(NEGATIVE))),
            Relation.MORE, Quantity.of("the height of the step", HEIGHT)),
        Finding.that(Quantity.of("the largest difference that Perona and Malik's flux makes of the ramp",
            steepest(ramps.get(FALLING))),
            Relation.MORE, Quantity.of("ten times that of the ramp", 10 * Edge.steepest(ramp))),
        Finding.that(Quantity.of("the largest difference that Charbonnier's flux makes of the ramp", steepest(ramps.get(RISING))),
            Relation.LESS, Quantity.of("twice that of the ramp", 2 * Edge.steepest(ramp))),
        Finding.that(Quantity.of("the error of Perona and Malik's flux at the ramp", error(ramps.get(FALLING), ramp)),
            Relation.MORE,
            Quantity.of("that of Charbonnier's", error(ramps.get(RISING), ramp))));
  }

  private double error(EqualResidual one, Signal clean) {
    return laboratory.error(one.result(), clean);
  }

  private static double steepest(EqualResidual one) {
    return Edge.steepest(one.result());
  }

  private double change(EqualResidual one, Signal noisy) {
    return laboratory.energy(one.diffusion(), one.result()) - laboratory.energy(one.diffusion(), noisy);
  }

  private List<Finding> claims() {
    Diffusion negative = Laboratory.diffusion(FLUXES.get(NEGATIVE));
    Explicit blocks = Explicit.of(negative, negative.limit().certified(), 10);
    Signal rough = TestSignals.zigzag(LENGTH, 4);
    Signal rougher = laboratory.run(blocks, rough);
    return List.of(
        new Finding.Verdict("ten explicit steps of forward-and-backward diffusion", Claim.ENERGY_DECREASING,
            Laboratory.certify(blocks).energy(), true),
        new Finding.Verdict("these steps", Claim.NORM_DECREASING, Laboratory.certify(blocks).norm(), false),
        Finding.that(Quantity.of("the norm that these steps make of a zigzag of the size 4, in units of the input's,",
            laboratory.norm(rougher) / laboratory.norm(rough)), Relation.MORE, 1.1));
  }
}
