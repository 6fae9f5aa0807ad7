package org.residua.bench.peer;

import java.util.Optional;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Problem;

/** ONNX Runtime on one thread, all steps in one graph. */
public final class OnnxRuntime implements Contender {

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public String title() {
    return "ONNX Runtime";
  }

  @Override
  public String obstacle() {
    return Platform.obstacle("ai.onnxruntime.OrtSession");
  }

  @Override
  public boolean offers(Problem problem) {
    return Platform.peronaMalik(problem);
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    return offers(problem) && problem instanceof Evolution evolution
        ? Optional.of(new OnnxSession(evolution, length)) : Optional.empty();
  }
}
