package org.residua.simd.sweep;

import java.util.Arrays;
import org.residua.api.signal.Signal;
import org.residua.simd.row.Strip;

/**
 * What a sweep keeps of a whole signal: the caller's arrays, and memory for the parts that outlast a window. The other
 * parts pass with the windows of the chunks.
 *
 * @param layout how the signal is cut
 * @param lasting the parts that are here
 * @param passing the parts that are not
 * @param parts the strips of the former
 * @param data the data term
 */
record Whole(Layout layout, Planes lasting, Planes passing, Parts parts, DataTerm data) {

  static Whole of(PreparedTable table, Layout layout) {
    Planes lasting = layout.lasting(table);
    int signals = table.signals();
    int margin = Layout.aligned(table.before());
    Parts kept = lasting.without(table.given())
        .each(planes -> Strip.of(planes, signals, layout.length() + 2 * margin, -margin));
    Parts parts = new Parts(Strip.view(lasting.even(), signals),
        table.paired() ? Strip.view(lasting.odd(), signals) : kept.odd(),
        kept.factor(), kept.start(), kept.force());
    DataTerm data = new DataTerm(Strip.view(table.targets(), signals),
        Strip.of(table.weighted(), signals, layout.length(), 0));
    return new Whole(layout, lasting, table.planes().without(lasting), parts, data);
  }

  /** Takes the caller's arrays, from element {@code from} on; those that are not used are not read either. */
  void show(double[] u, double[] previous, double[] f, int from) {
    parts.even().show(u, from, layout.length());
    if (previous.length > 0) {
      parts.odd().show(previous, from, layout.length());
    }
    data.target().show(f, from, layout.length());
  }

  /** Takes the weights of the data term, the same for all signals. */
  void weigh(Signal weights) {
    Strip strip = data.weights();
    for (int c = 0; c < weights.shape().channels(); c++) {
      for (int i = 0; i < weights.shape().length(); i++) {
        Arrays.fill(strip.samples(), strip.at(c, i), strip.at(c, i) + strip.signals(), weights.get(c, i));
      }
    }
  }
}
