package org.residua.simd;

import java.util.List;
import java.util.function.Supplier;
import org.residua.api.engine.Batch;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Kernels;

/** A batch that is made anew when other kernels are chosen. */
final class ChosenBatch implements Batch {

  private final Choice choice;
  private final Supplier<Batch> anew;
  private Kernels kernels;
  private Batch batch;

  ChosenBatch(Choice choice, Kernels kernels, Batch batch, Supplier<Batch> anew) {
    this.choice = choice;
    this.kernels = kernels;
    this.batch = batch;
    this.anew = anew;
  }

  @Override
  public int interleaved() {
    return batch.interleaved();
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public List<Signal> run(List<Signal> signals) {
    Kernels chosen = choice.kernels();
    if (chosen != kernels) {
      batch = anew.get();
      kernels = chosen;
    }
    long start = System.nanoTime();
    List<Signal> results = batch.run(signals);
    choice.worked(System.nanoTime() - start);
    return results;
  }
}
