package org.residua.bench.page;

import org.residua.bench.result.ReportText;

/** Two logarithmic axes; places are shares of the width from the left and of the height from the top. */
record Axes(double left, double right, double bottom, double top) {

  private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  double x(double value) {
    return left == right ? 0.5 : Math.log(value / left) / Math.log(right / left);
  }

  double y(double value) {
    return 1 - Math.log(value / bottom) / Math.log(top / bottom);
  }

  /** Grid and labels. */
  String html() {
    StringBuilder html = new StringBuilder();
    for (double tick : TICKS) {
      if (tick >= bottom && tick <= top) {
        html.append("<i class=\"row\" style=\"top:").append(Html.percent(y(tick))).append("\"><span>")
            .append(ReportText.plain(tick)).append("</span></i>");
      }
    }
    int first = Math.getExponent(left);
    int last = Math.getExponent(right);
    for (int k = first; k <= last; k++) {
      String place = (k - first) % 2 == 0 ? "column" : "column between";
      html.append("<i class=\"").append(place).append("\" style=\"left:").append(Html.percent(x(Math.scalb(1.0, k))))
          .append("\"><span>2<sup>").append(k).append("</sup></span></i>");
    }
    return html.toString();
  }

  /** A power of two as such. */
  static String power(int value) {
    return "2<sup>" + Math.getExponent((double) value) + "</sup>";
  }
}
