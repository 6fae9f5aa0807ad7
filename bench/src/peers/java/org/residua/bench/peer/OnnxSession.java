package org.residua.bench.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Map;
import org.residua.bench.contender.Timed;
import org.residua.bench.onnx.EvolutionModel;
import org.residua.bench.problem.Evolution;

/** An evolution as a session with preallocated input and output; closed with the virtual machine. */
final class OnnxSession implements Timed {

  private final DoubleBuffer input;
  private final DoubleBuffer output;
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  OnnxSession(Evolution evolution, int length) {
    input = buffer(length);
    output = buffer(length);
    long[] shape = {length};
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      session = environment.createSession(EvolutionModel.of(evolution, length), options);
      inputs = Map.of(EvolutionModel.INPUT, OnnxTensor.createTensor(environment, input, shape));
      outputs = Map.of(EvolutionModel.output(evolution), OnnxTensor.createTensor(environment, output, shape));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refuses the model", e);
    }
  }

  private static DoubleBuffer buffer(int length) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(length, Double.BYTES)).order(ByteOrder.nativeOrder())
        .asDoubleBuffer();
  }

  @Override
  public void load(double[] start) {
    input.put(0, start);
    output.put(0, start);
  }

  /** From input to output: the next run starts from the same samples. */
  @Override
  public void run() {
    try (OrtSession.Result _ = session.run(inputs, outputs)) {
      // The output was written in place.
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime fails", e);
    }
  }

  @Override
  public double[] samples() {
    double[] samples = new double[output.capacity()];
    output.get(0, samples);
    return samples;
  }
}
