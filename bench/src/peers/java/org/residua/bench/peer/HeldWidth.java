package org.residua.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.residua.bench.contender.Width;

/**
 * Holds PyTorch, oneDNN and OpenBLAS to 256 bits in virtual machines that are held to them: by the variables that they read in
 * native code on first use, and so set there.
 */
final class HeldWidth {

  private static final Map<String, String> VARIABLES =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "ONEDNN_MAX_CPU_ISA", "AVX2", "OPENBLAS_CORETYPE", "Haswell");
  private static final String CAPABILITY = "AVX2";

  private HeldWidth() {}

  /** Before anything else of the libraries; refuses to measure what is not held. */
  static void require() {
    if (!Width.heldHere()) {
      return;
    }
    VARIABLES.forEach(HeldWidth::set);
    String capability = torch.get_cpu_capability().getString();
    if (!capability.equals(CAPABILITY)) {
      throw new IllegalStateException("PyTorch computes with " + capability + " instead of " + CAPABILITY
          + "; it cannot be held to 256 bits");
    }
  }

  private static void set(String name, String value) {
    MethodHandle setenv = Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("setenv"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int status = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (status != 0) {
        throw new IllegalStateException(name + " cannot be set");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call failed", e);
    }
  }
}
