package org.residua.bench.peer;

import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Problem;

/** Where the libraries run, and what is asked of them. */
final class Platform {

  private Platform() {}

  /** Native code is there for one platform, and beside the jar. */
  static String obstacle(String type) {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!platform.equals("Linux amd64")) {
      return "its native code is only fetched for Linux amd64, not for " + platform;
    }
    return Platform.class.getClassLoader().getResource(type.replace('.', '/') + ".class") == null
        ? "its jars are not on the class path; start with bench/run" : "";
  }

  /** Fifty explicit Perona-Malik steps by one thread. */
  static boolean peronaMalik(Problem problem) {
    return problem.equals(Evolution.explicit(50));
  }
}
