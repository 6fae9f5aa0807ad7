package org.residua.verification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The lines that a claim is about: those that a result comes from, and for distances only those that move with the
 * state. Of the weights of a system only their range counts, not what they come from, unless that is why they do not move.
 * Every state of a repetition counts as moving where one does.
 */
final class LiveLines {

  private LiveLines() {}

  /** Visits the live lines of a proof, those inside repetitions as well. */
  static void visit(Proof proof, Claim claim, Consumer<ProofLine> visitor) {
    BitSet moving = new BitSet();
    moving.set(0, claim == Claim.NONEXPANSIVE ? 1 : proof.inputs());
    visit(proof.derivation(), claim, moving, visitor);
  }

  private static void visit(
      Derivation derivation, Claim claim, BitSet movingInputs, Consumer<ProofLine> visitor) {
    List<ProofLine> lines = derivation.lines();
    BitSet moving = moving(lines, movingInputs);
    BitSet live = live(derivation, claim);
    live.and(moving);
    weights(lines, live);
    live.stream().mapToObj(lines::get).forEach(line -> {
      visitor.accept(line);
      if (line instanceof ProofLine.Repeated repeat) {
        visit(repeat.body(), claim, bodyInputs(repeat, moving), visitor);
      }
    });
  }

  /** The weights of live systems and products count by their range, whatever they come from and whether they move. */
  private static void weights(List<ProofLine> lines, BitSet live) {
    for (ProofLine line : live.stream().mapToObj(lines::get).toList()) {
      if (line instanceof ProofLine.Solved system) {
        live.set(system.weights());
      } else if (line instanceof ProofLine.Multiplied product) {
        product.premises().stream().filter(k -> lines.get(k) instanceof ProofLine.Weighing).forEach(live::set);
      }
    }
  }

  private static BitSet live(Derivation derivation, Claim claim) {
    List<ProofLine> lines = derivation.lines();
    BitSet live = new BitSet();
    derivation.results().forEach(live::set);
    for (int k = lines.size() - 1; k >= 0; k--) {
      if (live.get(k)) {
        ProofLine line = lines.get(k);
        if (line instanceof ProofLine.Solved system && rangeAlone(lines.get(system.weights()), claim)) {
          Stream.of(system.of(), system.target()).filter(premise -> premise >= 0).forEach(live::set);
        } else {
          line.premises().forEach(live::set);
        }
      }
    }
    return live;
  }

  /** For distances it counts as well that weights do not move, and that rests on what they come from. */
  private static boolean rangeAlone(ProofLine weights, Claim claim) {
    return claim != Claim.NONEXPANSIVE || (weights instanceof ProofLine.Weighing weighing && weighing.flux().constant());
  }

  private static BitSet moving(List<ProofLine> lines, BitSet inputs) {
    BitSet moving = new BitSet();
    for (int k = 0; k < lines.size(); k++) {
      ProofLine line = lines.get(k);
      moving.set(k, line instanceof ProofLine.Input input
          ? inputs.get(input.index()) : line.premises().stream().anyMatch(moving::get));
    }
    return moving;
  }

  private static BitSet bodyInputs(ProofLine.Repeated repeat, BitSet moving) {
    List<Integer> outside = new ArrayList<>(repeat.state());
    outside.addAll(repeat.held());
    boolean any = outside.stream().anyMatch(moving::get);
    BitSet inputs = new BitSet();
    IntStream.range(0, outside.size()).forEach(k ->
        inputs.set(k, k < repeat.state().size() ? any : moving.get(outside.get(k))));
    return inputs;
  }
}
