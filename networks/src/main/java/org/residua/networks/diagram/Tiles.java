package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Parameter;

/** The small pictures inside a block: taps as stems, fluxes as curves. */
final class Tiles {

  static final double SIZE = 40;
  private static final double INSET = 6;
  private static final int MOST_FILTERS = 3;
  private static final int LONGEST_WITH_HEADS = 11;
  private static final int CURVE_POINTS = 65;
  /** The curve is drawn over this many contrasts on either side of zero. */
  private static final double REACH = 4;

  private Tiles() {}

  /**
   * A filter bank, at most its first three filters, or a bias.
   *
   * @param pen where it is drawn
   * @param box the tile
   * @param weights the taps; the last extent is the number of taps
   * @param symbol whose colour is used; {@code transposed} draws the taps backwards
   */
  static void stems(Pen pen, Box box, Parameter weights, Tied symbol) {
    pen.open("stems " + symbol.symbol().colour());
    boolean several = weights.dimensions().size() == 3
        && weights.dimensions().get(0) * weights.dimensions().get(1) > 1;
    if (several) {
      pen.rect("tile behind", new Box(box.x() + 3, box.y() - 3, box.width(), box.height()), 6);
    }
    pen.rect("tile", box, 6);
    int taps = weights.dimensions().get(weights.dimensions().size() - 1);
    int filters = Math.min(MOST_FILTERS, weights.size() / taps);
    double largest = 0;
    for (int k = 0; k < filters * taps; k++) {
      largest = Math.max(largest, Math.abs(weights.value(k)));
    }
    double height = (box.height() - 2 * INSET) / filters;
    for (int m = 0; m < filters; m++) {
      Box row = new Box(box.x() + INSET, box.y() + INSET + m * height, box.width() - 2 * INSET, height);
      stems(pen, row, taps(weights, m, taps, symbol.transposed()), largest);
    }
    pen.close();
  }

  private static List<Double> taps(Parameter weights, int filter, int taps, boolean backwards) {
    List<Double> values = new ArrayList<>();
    for (int j = 0; j < taps; j++) {
      values.add(weights.value(filter * taps + (backwards ? taps - 1 - j : j)));
    }
    return values;
  }

  private static void stems(Pen pen, Box row, List<Double> taps, double largest) {
    pen.path("zero", "M", row.x(), row.middle(), "H", row.right());
    double pitch = row.width() / (taps.size() + 1);
    double scale = largest > 0 ? 0.46 * row.height() / largest : 0;
    for (int j = 0; j < taps.size(); j++) {
      double x = row.x() + (j + 1) * pitch;
      double y = row.middle() - scale * taps.get(j);
      pen.path("stem", "M", x, row.middle(), "V", y);
      if (taps.size() <= LONGEST_WITH_HEADS) {
        pen.circle("head", x, y, row.height() < row.width() / 2 ? 1 : 2.4);
      }
    }
  }

  /**
   * The curve of a flux, of its diffusivity or of its derivative, over four contrasts on either side of zero: the first of
   * several.
   */
  static void curve(Pen pen, Box box, Activation activation) {
    pen.open("curve");
    pen.rect("tile", box, 6);
    Box in = box.grown(-INSET);
    pen.path("zero", "M", in.x(), in.middle(), "H", in.right(),
        "M", in.x() + in.width() / 2, in.y(), "V", in.bottom());
    Flux flux = activation.flux(0);
    double[] values = new double[CURVE_POINTS];
    double largest = 0;
    for (int k = 0; k < CURVE_POINTS; k++) {
      double s = flux.contrast() * REACH * (2.0 * k / (CURVE_POINTS - 1) - 1);
      values[k] = activation.form().of(flux, s);
      largest = Math.max(largest, Math.abs(values[k]));
    }
    List<Object> path = new ArrayList<>();
    for (int k = 0; k < CURVE_POINTS; k++) {
      path.add(k == 0 ? "M" : "L");
      path.add(in.x() + in.width() * k / (CURVE_POINTS - 1.0));
      path.add(in.middle() - (largest > 0 ? 0.5 * in.height() * values[k] / largest : 0));
    }
    pen.path("line", path.toArray());
    pen.close();
  }

  /** A crystal in the upper right corner of a tile: its diffusivities are frozen. */
  static void crystal(Pen pen, double x, double y) {
    double r = 4.2;
    double h = r * 0.5;
    double w = r * 0.866;
    pen.path("crystal", "M", x, y - r, "V", y + r,
        "M", x - w, y - h, "L", x + w, y + h, "M", x - w, y + h, "L", x + w, y - h);
  }
}
