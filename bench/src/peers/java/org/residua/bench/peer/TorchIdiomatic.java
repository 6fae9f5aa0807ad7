package org.residua.bench.peer;

import java.util.Optional;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Problem;

/** PyTorch on one thread: the step as one writes it, a new tensor for each result. */
public final class TorchIdiomatic implements Contender {

  @Override
  public String name() {
    return "torch-idiomatic";
  }

  @Override
  public String title() {
    return "PyTorch, idiomatic";
  }

  @Override
  public String obstacle() {
    return Platform.obstacle("org.bytedeco.pytorch.Tensor");
  }

  @Override
  public boolean offers(Problem problem) {
    return Platform.peronaMalik(problem);
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    if (!(offers(problem) && problem instanceof Evolution evolution)) {
      return Optional.empty();
    }
    HeldWidth.require();
    return Optional.of(TorchTimed.idiomatic(evolution, length));
  }
}
