package org.example.weekly;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.CustomOperator;
import org.residua.schemes.Explicit;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.Pair;
import org.residua.verification.jqwik.RoundingMargin;
import org.residua.verification.jqwik.Signals;
import org.residua.verification.jqwik.StabilityLaws;

/** The laws of the kit, on the operator of this project. */
final class WeeklyDifferenceProperties {

  private static final CustomOperator K = Planted.asAsked(Smoothing.K);

  @Provide
  Arbitrary<Pair> pairs() {
    return Signals.pairs(K);
  }

  @Property
  void adjoint(@ForAll("pairs") Pair pair) {
    OperatorLaws.adjointness(K, pair.x(), pair.y());
  }

  @Property
  void linear(@ForAll("pairs") Pair pair) {
    OperatorLaws.linearity(K, pair.x(), Smoothing.K.adjoint().apply(pair.y()));
  }

  @Property
  void norm(@ForAll("pairs") Pair pair) {
    OperatorLaws.normBoundHolds(K, pair.x());
    OperatorLaws.normBoundHolds(K.adjoint(), pair.y());
  }

  /** What follows for a diffusion: at the limit of the step size the norm does not grow. */
  @Property
  void stable(@ForAll("pairs") Pair pair) {
    Diffusion diffusion = Diffusion.of(Smoothing.K, new Charbonnier(1));
    StabilityLaws.normDoesNotGrow(Explicit.of(diffusion, diffusion.limit().certified(), 1), List.of(pair.x()), 5,
        RoundingMargin.of(diffusion, pair.x().shape()).step());
  }
}
