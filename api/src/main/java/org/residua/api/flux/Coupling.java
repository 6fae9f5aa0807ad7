package org.residua.api.flux;

/**
 * How the responses of several filters at one sample share their diffusivity: consecutive groups of them have one,
 * {@code z_m = g(s) y_m} with {@code s^2} the sum of squares within the group of {@code m}.
 *
 * <p>With groups of one each response is its own argument, {@code z_m = Phi(y_m)}; one group of all is one group for any
 * number of responses, also for a single one, where {@code g(|y|) y} rounds otherwise than {@code Phi(y)}.
 *
 * @param group the responses of a group; {@link #ALL} for one group of all
 */
public record Coupling(int group) {

  /** More than there ever are. */
  public static final int ALL = Integer.MAX_VALUE;

  /** Each response is its own argument: {@code z_m = Phi(y_m)}. */
  public static final Coupling CHANNELWISE = new Coupling(1);

  /** One diffusivity of the sum of squares of all: {@code z_m = g(sum_k y_k^2) y_m}. */
  public static final Coupling COUPLED = new Coupling(ALL);

  /** Refuses groups of nothing. */
  public Coupling {
    if (group < 1) {
      throw new IllegalArgumentException(
          "groups of " + group + " responses; give at least 2, or 1 for no coupling");
    }
  }

  /** Consecutive groups of that many responses, such as the derivatives of one channel in several directions. */
  public static Coupling groups(int group) {
    return new Coupling(group);
  }

  /** How many of so many responses share a diffusivity; refused where the groups do not come out even. */
  public int size(int responses) {
    if (group != ALL && responses % group != 0) {
      throw new IllegalArgumentException(responses + " responses are no multiple of the " + group
          + " that are coupled; give a multiple of " + group + " filters, or couple groups of another size");
    }
    return Math.min(group, responses);
  }

  /** How many diffusivities there are at a sample. */
  public int count(int responses) {
    return responses / size(responses);
  }

  /** The number of the group of response {@code m}, from 0. */
  public int of(int m) {
    return m / group;
  }

  /** What is said of it after the name of a flux; nothing where there is none. */
  public String text() {
    return switch (group) {
      case 1 -> "";
      case ALL -> " coupled";
      default -> " coupled by " + group;
    };
  }
}
