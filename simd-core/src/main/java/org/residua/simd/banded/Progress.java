package org.residua.simd.banded;

/** Told how far an elimination from both ends has come. */
@FunctionalInterface
public interface Progress {

  /** Nobody is told. */
  Progress UNHEARD = (_, _) -> { };

  /** What belongs to the rows before {@code top}, and to those from {@code bottom} on, was read. */
  void reached(int top, int bottom);
}
