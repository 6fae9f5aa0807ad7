package org.residua.cli;

/** Stands for the command where its launcher is tested: says where it runs, what it was given and what it sees of a file. */
public final class Started {

  private Started() {}

  /**
   * Prints the arguments.
   *
   * @param args the last one may name a file
   */
  public static void main(String[] args) {
    boolean seen = args.length > 0 && java.nio.file.Files.exists(java.nio.file.Path.of(args[args.length - 1]));
    System.out.println("started " + String.join("|", args) + (seen ? " seen" : ""));
  }
}
