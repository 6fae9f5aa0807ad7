package org.residua.verification;

import org.residua.api.block.Row;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;

/** When a claim about a network holds inside it. */
final class Horizon {

  private Horizon() {}

  /** After every step if all steps are plain, else at the end of each cycle, else of the network. */
  static String of(Architecture architecture) {
    if (architecture.nodes().stream().allMatch(Horizon::plain)) {
      return "after every step";
    }
    return architecture.nodes().stream().allMatch(Horizon::cyclic)
        ? "at the end of every cycle" : "at the output of the network";
  }

  private static boolean plain(Node node) {
    return switch (node) {
      case Node.GradientStep _ -> true;
      case Node.SemiIterate semi -> semi.iteration().rows().stream().allMatch(Row::plain);
      case Node.Repeat repeat -> repeat.body().nodes().stream().allMatch(Horizon::plain);
      case Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _ -> false;
    };
  }

  private static boolean cyclic(Node node) {
    return switch (node) {
      case Node.GradientStep _, Node.SemiIterate _ -> true;
      case Node.Repeat repeat -> repeat.body().nodes().stream().allMatch(Horizon::cyclic);
      case Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _ -> false;
    };
  }
}
