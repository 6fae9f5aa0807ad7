package org.residua.bench.peer;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.Evolution;

/** A tensor that some operations map to the next one. */
final class TorchTimed implements Timed {

  /** A whole evolution. */
  @FunctionalInterface
  private interface Steps {
    void run(Tensor u);
  }

  private final DoublePointer memory;
  private final Tensor u;
  private final Steps steps;

  private TorchTimed(int length, Steps steps) {
    torch.set_num_threads(1);
    this.memory = new DoublePointer(length);
    this.u = torch.from_blob(memory, new long[] {length}, new TensorOptions(torch.ScalarType.Double));
    this.steps = steps;
  }

  /**
   * {@code y = u_{i+1} - u_i}, {@code w = 1 + y^2 / lambda^2}, then {@code tau y / w} added to the left and subtracted from
   * the right samples.
   */
  static TorchTimed preallocated(Evolution evolution, int length) {
    double contrast = evolution.step().phi().contrast();
    double tau = evolution.step().tau();
    long rows = length - 1L;
    TensorOptions options = new TensorOptions(torch.ScalarType.Double);
    Tensor y = torch.zeros(new long[] {rows}, options);
    Tensor w = torch.zeros(new long[] {rows}, options);
    Tensor one = torch.ones(new long[] {rows}, options);
    Scalar scale = new Scalar(1 / (contrast * contrast));
    Scalar plus = new Scalar(tau);
    Scalar minus = new Scalar(-tau);
    return new TorchTimed(length, u -> {
      Tensor left = u.narrow(0, 0, rows);
      Tensor right = u.narrow(0, 1, rows);
      for (int k = 0; k < evolution.steps(); k++) {
        torch.sub_out(y, right, left);
        torch.addcmul_out(w, one, y, y, scale);
        left.addcdiv_(y, w, plus);
        right.addcdiv_(y, w, minus);
      }
    });
  }

  /** {@code y = diff(u)}, {@code u + tau diff(pad(y / (1 + y^2 / lambda^2)))}. */
  static TorchTimed idiomatic(Evolution evolution, int length) {
    double contrast = evolution.step().phi().contrast();
    Scalar scale = new Scalar(1 / (contrast * contrast));
    Scalar one = new Scalar(1.0);
    Scalar tau = new Scalar(evolution.step().tau());
    return new TorchTimed(length, u -> {
      Tensor now = u;
      for (int k = 0; k < evolution.steps(); k++) {
        Tensor y = now.diff();
        Tensor z = y.div(y.mul(y).mul(scale).add(one));
        now = now.add(torch.pad(z, 1, 1).diff().mul(tau));
      }
      u.copy_(now);
    });
  }

  @Override
  public void load(double[] start) {
    memory.put(start);
  }

  /** Nothing is recorded for derivatives, and tensors are freed at the end instead of by the garbage collector. */
  @Override
  public void run() {
    try (PointerScope _ = new PointerScope(); NoGradGuard _ = new NoGradGuard()) {
      steps.run(u);
    }
  }

  @Override
  public double[] samples() {
    double[] samples = new double[Math.toIntExact(memory.limit())];
    memory.get(samples);
    return samples;
  }
}
