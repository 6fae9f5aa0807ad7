package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;

/** The kernels that every comparison runs with: the scalar reference first, then the vector ones. */
final class Providers {

  private static final List<Kernels> ALL = find();

  private Providers() {}

  static List<Kernels> all() {
    return ALL;
  }

  private static List<Kernels> find() {
    List<Kernels> found = new ArrayList<>(List.of(KernelChoice.scalar()));
    try {
      found.add(KernelChoice.forced("vector"));
    } catch (IllegalArgumentException absent) {
      // ProvidersTest fails then; the other tests still hold the scalar kernels to the theorems.
      System.err.println(absent.getMessage());
    }
    return List.copyOf(found);
  }
}
