package org.residua.networks.diagram;

/** Where levels and columns of a {@link Unet} are on a slide of 1200 units. */
final class UnetFrame {

  static final double WIDTH = 1200;
  private static final double LEFT = 162;
  private static final double DIGIT = 12;
  private static final double RIGHT = 62;
  private static final double WIDEST_PITCH = 118;
  private static final double TALLEST_COLUMNS = 20;

  private final Unet unet;
  private final double top;
  private final double left;
  private final double pitch;

  UnetFrame(Unet unet, double top) {
    this.unet = unet;
    this.top = top;
    this.left = LEFT + DIGIT * Math.max(0, String.valueOf(unet.lengths().get(0)).length() - 6);
    this.pitch = Math.min(WIDEST_PITCH, (WIDTH - left - RIGHT) / unet.columns());
  }

  /** The middle of a column. */
  double x(double column) {
    return left + pitch * (column + 0.5);
  }

  /** The wire of a level. */
  double wire(int level) {
    return top + 62 + level * row();
  }

  /** Where the right-hand side of a level runs. */
  double rail(int level) {
    return wire(level) + half() + 20;
  }

  /** Where a long skip runs. */
  double skip(int level) {
    return wire(level) - half() - 22;
  }

  /** Where a coarse-level skip runs. */
  double coarse(int level) {
    return rail(level) + 22;
  }

  private double row() {
    return 2 * half() + (unet.fullApproximation() ? 104 : 84);
  }

  /** The light stripe behind a level. */
  Box band(int level) {
    double above = skip(level) - 10;
    return new Box(20, above, WIDTH - 40, (unet.fullApproximation() ? coarse(level) : rail(level)) + 14 - above);
  }

  /** Between a level and the one above, where a transfer has its name. */
  double between(int level) {
    return (band(level - 1).bottom() + band(level).y()) / 2;
  }

  double pitch() {
    return pitch;
  }

  /** Whether words fit into blocks. */
  boolean wide() {
    return width() >= 52;
  }

  /** The width of a block. */
  double width() {
    return Math.min(84, Math.max(20, pitch - Math.min(18, pitch / 3)));
  }

  /** Half its height. */
  double half() {
    return unet.columns() <= TALLEST_COLUMNS ? 22 : 17;
  }

  double bottom() {
    int levels = Math.max(1, unet.stops().stream().mapToInt(Stop::level).max().orElse(0) + 1);
    return band(levels - 1).bottom();
  }
}
