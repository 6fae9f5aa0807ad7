package org.residua.api.graph;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.Fidelity;
import org.residua.api.block.ImplicitStep;
import org.residua.api.operator.LinearOperator;

/** What stays of an architecture when its numbers change: two of the same structure run by the same plan. */
final class Structure {

  private Structure() {}

  /** Refuses an architecture of another structure, naming the first node that differs. */
  static void requireSame(Architecture planned, Architecture next) {
    if (!planned.inputValues().equals(next.inputValues()) || !planned.outputs().equals(next.outputs())
        || planned.nodes().size() != next.nodes().size()) {
      throw new IllegalArgumentException("an architecture of " + next.nodes().size() + " nodes, inputs "
          + next.inputValues() + " and outputs " + next.outputs() + " where the plan has " + planned.nodes().size()
          + ", " + planned.inputValues() + ", " + planned.outputs() + "; make a new plan");
    }
    for (int k = 0; k < planned.nodes().size(); k++) {
      Node before = planned.nodes().get(k);
      Node after = next.nodes().get(k);
      if (!of(before).equals(of(after))) {
        throw new IllegalArgumentException("node " + k + " is " + after.label() + " " + of(after)
            + " where the plan has " + before.label() + " " + of(before) + "; make a new plan");
      }
      for (int b = 0; b < before.bodies().size(); b++) {
        requireSame(before.bodies().get(b), after.bodies().get(b));
      }
    }
  }

  /** Whether it fits signals of any sufficient length: no number in it belongs to a single sample. */
  static boolean anyLength(Architecture architecture) {
    return architecture.nodes().stream().allMatch(node ->
        node.operators().stream().allMatch(LinearOperator::anyLength)
            && node.bodies().stream().allMatch(Structure::anyLength)
            && !(fidelity(node) instanceof Fidelity.Weights));
  }

  private static Fidelity fidelity(Node node) {
    return switch (node) {
      case Node.SemiIterate semi -> semi.iteration().diffusion().fidelity();
      case Node.Solve solve -> solve.resolvent().fidelity();
      case Node.Loop loop when loop.fixedPoint().body() instanceof ImplicitStep step -> step.diffusion().fidelity();
      case Node.Apply _, Node.Activate _, Node.Differential _, Node.Multiply _, Node.Divide _, Node.Combine _, Node.AddBias _,
          Node.Zero _, Node.Loop _, Node.Repeat _ -> Fidelity.none();
    };
  }

  private static List<Object> of(Node node) {
    List<Object> parts = new ArrayList<>(List.of(node.getClass().getSimpleName(), node.inputs(), node.outputs(),
        node.repetitions(), node.bodies().size()));
    node.parameters().forEach(parameter -> parts.add(parameter.dimensions()));
    node.operators().stream().map(LinearOperator::structure).forEach(parts::add);
    node.activations().forEach(activation -> parts.add(activation.structure()));
    if (node instanceof Node.SemiIterate semi) {
      parts.addAll(List.of(semi.iteration().frozen(), semi.iteration().rows()));
    }
    if (node instanceof Node.Loop loop) {
      parts.addAll(List.of(loop.fixedPoint().body() instanceof ImplicitStep, loop.fixedPoint().solver(),
          loop.fixedPoint().tolerance(), loop.fixedPoint().maximum()));
      // Its iteration may be made of the numbers of the step.
      parts.addAll(loop.fixedPoint().solver() instanceof CustomSolver ? List.of(loop.fixedPoint().body()) : List.of());
    }
    parts.addAll(of(fidelity(node)));
    return parts;
  }

  private static List<Object> of(Fidelity fidelity) {
    return switch (fidelity) {
      case Fidelity.None _ -> List.of("no data term");
      case Fidelity.Constant _ -> List.of("a data term of one weight");
      case Fidelity.Weights given -> List.of("a data term of weights", given.weights().shape());
    };
  }
}
