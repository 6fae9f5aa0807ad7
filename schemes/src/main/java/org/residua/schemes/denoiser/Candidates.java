package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;

/**
 * Candidates of all branches as one block: from the noisy signal to the result of each.
 *
 * @param setting what their parameters are made of
 * @param wanted their numbers among {@link #NAMES}, ascending
 */
record Candidates(Branch.Setting setting, List<Integer> wanted) implements Block {

  /** What all candidates are called. */
  static final List<String> NAMES = Branch.ALL.stream().flatMap(branch -> branch.names().stream()).toList();

  /** Of which steps each of them consists. */
  static final List<String> STEPS = Branch.ALL.stream().flatMap(branch -> branch.steps().stream()).toList();

  /** Copies the list. */
  Candidates {
    wanted = List.copyOf(wanted);
  }

  /** Those that take part for a signal of that length, the steps of frames on demand. */
  static Candidates usual(Branch.Setting setting, boolean frames) {
    List<Integer> wanted = new ArrayList<>();
    int first = 0;
    for (Branch branch : Branch.ALL) {
      if (frames || !(branch instanceof FrameBranch)) {
        for (int k : branch.usual(setting.length())) {
          wanted.add(first + k);
        }
      }
      first += branch.names().size();
    }
    return new Candidates(setting, wanted);
  }

  /** The same for a piece of the signal, which has levels and gaps of its own. */
  Candidates on(Piece piece) {
    return new Candidates(new Branch.Setting(setting.noise().on(piece), setting.length(),
        Math.min(setting.levels(), Frame.levels(piece.length())), Gaps.of(piece.samples()).weights()), wanted);
  }

  /** The same for so many times as much noise. */
  Candidates noisier(double factor) {
    return new Candidates(setting.noisier(factor), wanted);
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    List<V> results = new ArrayList<>();
    each((branch, here) -> results.addAll(branch.express(algebra, setting, here, inputs.get(0))));
    return results;
  }

  /** Tells each branch that has some of them which ones, by their numbers among its own, in the order of the candidates. */
  void each(BiConsumer<Branch, List<Integer>> told) {
    int first = 0;
    for (Branch branch : Branch.ALL) {
      int from = first;
      int size = branch.names().size();
      List<Integer> here = wanted.stream().filter(k -> k >= from && k < from + size).map(k -> k - from).toList();
      if (!here.isEmpty()) {
        told.accept(branch, here);
      }
      first += size;
    }
  }
}
