package org.residua.verification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The lines that a claim is about: those that a result comes from, and for distances only those that move with the
 * state. Of the weights of a system only their range counts, not what they come from. Every state of a repetition counts as moving where one does.
 */
final class LiveLines {

  private LiveLines() {}

  /** Visits the live lines of a proof, those inside repetitions as well. */
  static void visit(Proof proof, Claim claim, Consumer<ProofLine> visitor) {
    BitSet moving = new BitSet();
    moving.set(0, claim == Claim.NONEXPANSIVE ? 1 : proof.inputs());
    visit(proof.derivation(), moving, visitor);
  }

  private static void visit(Derivation derivation, BitSet movingInputs, Consumer<ProofLine> visitor) {
    List<ProofLine> lines = derivation.lines();
    BitSet moving = moving(lines, movingInputs);
    BitSet live = live(derivation);
    live.and(moving);
    live.stream().mapToObj(lines::get).forEach(line -> {
      visitor.accept(line);
      if (line instanceof ProofLine.Repeated repeat) {
        visit(repeat.body(), bodyInputs(repeat, moving), visitor);
      }
    });
  }

  private static BitSet live(Derivation derivation) {
    BitSet live = new BitSet();
    BitSet weights = new BitSet();
    derivation.results().forEach(live::set);
    for (int k = derivation.lines().size() - 1; k >= 0; k--) {
      if (live.get(k)) {
        ProofLine line = derivation.lines().get(k);
        int weighed = line instanceof ProofLine.Solved system ? system.weights() : -1;
        line.premises().stream().filter(premise -> premise != weighed).forEach(live::set);
        if (weighed >= 0) {
          weights.set(weighed);
        }
      }
    }
    live.or(weights);
    return live;
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
