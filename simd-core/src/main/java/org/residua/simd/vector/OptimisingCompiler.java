package org.residua.simd.vector;

import java.util.Locale;

/**
 * Whether the virtual machine compiles with C2, read off its self-description.
 *
 * <p>HotSpot says {@code interpreted mode} under {@code -Xint} (and in its Zero variant), and
 * {@code emulated-client} where compilation ends at C1, as {@code -XX:TieredStopAtLevel=1} asks; the client
 * and minimal variants and other virtual machines do not call themselves {@code Server VM}. Not
 * detected: methods excluded from compilation, a full code cache.
 */
public final class OptimisingCompiler {

  private OptimisingCompiler() {}

  /** Empty if C2 runs, otherwise why not. */
  public static String obstacle(String vmName, String vmInfo) {
    String info = vmInfo.toLowerCase(Locale.ROOT);
    if (info.contains("interpreted")) {
      return "the virtual machine only interprets (" + vmInfo + "); remove -Xint";
    }
    if (info.contains("emulated-client")) {
      return "the optimising compiler C2 is off (" + vmInfo + "); remove -XX:TieredStopAtLevel";
    }
    if (!vmName.contains("Server VM")) {
      return "the virtual machine " + vmName + " has no C2 compiler; use a HotSpot server VM";
    }
    return "";
  }
}
