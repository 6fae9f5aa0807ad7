package org.residua.api.block;

/**
 * Why the polynomial of a table is bounded: what the producer of the rows states, for a checker to verify row by row.
 *
 * <p>With diffusivities that do not change within the cycle, {@code 0 <= G <= g_max}, a table of rows maps
 * {@code u_0} to {@code p(K^T G K) u_0} with
 *
 * <pre>
 *   p_{k+1}(z) = a_k (1 - tau_k z) p_k(z) + b_k p_{k-1}(z) + c_k - d_k z,     p_0 = p_{-1} = 1.
 * </pre>
 *
 * <p>{@code |p| <= 1} on {@code [0, rho]}, {@code rho = g_max ||K||^2}, makes the cycle norm-decreasing, and, where
 * {@code g} does not increase, energy-decreasing. An argument is a statement about the rows: it changes no bit of what
 * they compute, and a wrong one proves nothing. Its times are counted as those of the rows are, in units of the step
 * size of the table.
 */
public sealed interface Argument {

  /** The argument with its times in another unit, as {@link Row#scaled}. */
  default Argument scaled(double unit) {
    return switch (this) {
      case Evaluation _, EachRow _ -> this;
      case BoxFilter box -> new BoxFilter(unit * box.tau());
      case Legendre legendre -> new Legendre(unit * legendre.tau());
      case ConvexLegendre convex -> new ConvexLegendre(unit * convex.tau());
      case Extrapolation rows -> new Extrapolation(unit * rows.tau());
    };
  }

  /** Nothing is stated: up to 512 rows are evaluated, by fixed-point arithmetic that encloses its rounding. */
  record Evaluation() implements Argument {}

  /**
   * No row by itself exceeds what was before: {@code |a_k| max(1, |1 - tau_k rho|) + |b_k| + |c_k| + |d_k| rho <= 1}, as
   * for plain steps within their limit and for convex combinations of such a step with earlier iterates.
   */
  record EachRow() implements Argument {}

  /**
   * {@code p_n(z) = sin((2n+1) x/2) / ((2n+1) sin(x/2))} with {@code tau z = 1 - cos x}, the symbol of a box filter of
   * {@code 2n+1} taps; {@code |p_n| <= 1} for {@code tau rho <= 2}.
   *
   * <p>Either by the rows {@code a_k = (4k+2)/(2k+3)}, {@code b_k = 1 - a_k} of one step size (FSI), or by plain steps
   * of the sizes {@code tau / (2 sin^2(pi j/(2n+1)))}, {@code j = 1..n}, in any order (FED). Source: Hafner, Ochs,
   * Weickert, Reissel, Grewenig (2016); Grewenig, Weickert, Bruhn (2010).
   *
   * @param tau the step size
   */
  record BoxFilter(double tau) implements Argument {}

  /**
   * {@code p_n(z) = P_n(1 - tau z)}, Legendre's polynomial; {@code |p_n| <= 1} for {@code tau rho <= 2}, attained at
   * both ends. By the rows {@code a_k = (2k+1)/(k+1)}, {@code b_k = 1 - a_k} of one step size (RKL1). Source: Meyer,
   * Balsara, Aslam (2014).
   *
   * @param tau the step size of a row
   */
  record Legendre(double tau) implements Argument {}

  /**
   * {@code p_n(z) = 1 - B_n + B_n P_n(1 - tau z)}, a convex combination of 1 and Legendre's polynomial; {@code |p_n| <= 1} for
   * {@code tau rho <= 2}, attained at 0 and, for even {@code n}, at the other end, of which rounded rows miss a little.
   *
   * <p>By the rows of RKL2: with {@code B_0 = B_1 = 1/3}, {@code B_j = (j^2+j-2)/(2j(j+1))} a plain step of {@code tau/3}, then
   * {@code a_j = (2j-1)/j B_j/B_{j-1}}, {@code b_j = -(j-1)/j B_j/B_{j-2}}, {@code c_j = 1 - a_j - b_j},
   * {@code d_j = -(1 - B_{j-1}) a_j tau} of one step size, {@code j = 2..n}. Source: Meyer, Balsara, Aslam (2014).
   *
   * @param tau the step size of a row but the first
   */
  record ConvexLegendre(double tau) implements Argument {}

  /**
   * Rows of one step size with {@code 0 <= a_k <= 2} and {@code b_k = 1 - a_k}, any such weights, of which the first is the
   * plain step {@code p_1 = s}, {@code s = 1 - tau z}; {@code |p_k| <= 1} for {@code tau rho <= 2}.
   *
   * <p>Proof: {@code V_k = (p_{k-1} - s p_k)^2 + (1 - s^2) p_k^2} becomes {@code V_{k+1} = V_k - (1 - (a_k - 1)^2) (p_{k-1} - s
   * p_k)^2 <= V_k}, as {@code p_{k+1} - s p_k = (a_k - 1)(s p_k - p_{k-1})}. It begins with {@code V_1 = 1 - s^2}, so that {@code
   * p_k^2 <= 1} where {@code |s| < 1}, and by continuity at the ends. Du Fort and Frankel's scheme is of this kind, and RKL1.
   *
   * @param tau the step size of all rows
   */
  record Extrapolation(double tau) implements Argument {}
}
