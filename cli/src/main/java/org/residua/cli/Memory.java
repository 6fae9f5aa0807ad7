package org.residua.cli;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;

/** Refuses what does not fit into the memory before it starts. */
final class Memory {

  /** Signals of this length tell how many of its size a network needs. */
  private static final int SHORT = 1 << 12;
  /** Before, after, and the sorted differences that the noise level is found in. */
  private static final int BESIDE = 3;
  /** Bands, factor and diagonals of a linear system with one unknown a sample, beside those of its filters. */
  private static final int SOLVED = 5;
  /** A network of one fixed length is not measured on a shorter one: it has at least its input and its result. */
  private static final int LEAST = 2;

  private Memory() {}

  /** Refuses a method that needs more memory than there is. */
  static void requireFor(Smoothing smoothing, boolean compared, Engine engine) {
    double bytes = 0;
    long samples = 0;
    for (int k = 0; k < smoothing.networks().size(); k++) {
      bytes += smoothing.bytes(k, compared, engine);
      samples += smoothing.starts().get(k).shape().size();
    }
    require("this method on " + samples + " samples", bytes,
        smoothing instanceof ByChoice choice && !choice.divided()
        ? ", or a scheme, which needs a tenth of it (--scheme fsi)" : "");
  }

  /**
   * What a network needs, the signals before and after included.
   *
   * @param taps of the filters of its linear systems
   * @param compared whether it is run a second time, expanded
   */
  static double bytes(Architecture network, int taps, Shape shape, boolean compared, Engine engine) {
    long signals = BESIDE + (compared ? 2 : 1) * (solved(network).size() * (SOLVED + 2L * taps)
        + planned(network, shape, engine));
    return (double) Double.BYTES * signals * shape.size();
  }

  /** How many signals a network keeps beside its result. */
  private static long planned(Architecture network, Shape shape, Engine engine) {
    if (!network.anyLength() || shape.length() <= SHORT) {
      return LEAST;
    }
    Shape piece = new Shape(shape.channels(), SHORT);
    return engine.plan(network, Collections.nCopies(network.inputs(), piece).toArray(Shape[]::new))
        .bufferedSamples() / piece.size();
  }

  /** The filters of its linear systems: those of the same filters are factored in one place. */
  private static Set<Convolution> solved(Architecture network) {
    Set<Convolution> filters = new HashSet<>();
    for (Node node : network.nodes()) {
      if (node instanceof Node.Solve solve) {
        filters.add(solve.resolvent().filters());
      }
      node.bodies().forEach(body -> filters.addAll(solved(body)));
    }
    return filters;
  }

  /**
   * Refuses something that needs more bytes than there are.
   *
   * @param what what needs them
   * @param bytes how many it needs
   */
  static void require(String what, double bytes) {
    require(what, bytes, "");
  }

  private static void require(String what, double bytes, String remedy) {
    long given = Runtime.getRuntime().maxMemory();
    if (bytes > given) {
      throw new IllegalArgumentException(what + " needs about " + megabytes(bytes) + " MB of memory, and "
          + megabytes((double) given)
          + " MB are given; give more (JDK_JAVA_OPTIONS=-Xmx" + Math.round(Math.ceil(bytes / (1L << 30)) + 1)
          + "g), or a shorter signal" + remedy);
    }
  }

  private static long megabytes(double bytes) {
    return Math.round(Math.ceil(bytes / (1 << 20)));
  }
}
