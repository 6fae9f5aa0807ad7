package org.residua.simd.copy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.HashSet;
import java.util.Set;

/**
 * Loops of a template as compile units of their own: too large to be inlined by whoever calls them.
 *
 * <p>C2 inlines a short loop into its caller, often before the loop has a profile of its own; there the call of the flux formula
 * counts as "already compiled into a medium method" and stays a call, which makes an object of every vector for ever. Whether
 * that happens depends on the order in which loops are used first. A method of more bytecodes than C2 inlines is compiled by
 * itself, always in the same way. The bytecodes that are added do nothing, and nothing of them is left in compiled code.
 */
final class CompileUnits {

  /** Bytecodes of the longest method that C2 inlines where it is called often: {@code FreqInlineSize} of OpenJDK 25. */
  static final int LONGEST_INLINED = 325;

  /** Types in a signature that are vectors, masks or shuffles. */
  private static final String VECTORS = "Ljdk/incubator/vector/";

  private CompileUnits() {}

  /**
   * The class file with {@linkplain OwnMethods its own methods of vectors} written out where they are called, and with its methods that
   * loop made longer than what is inlined, but those that take or return vectors, which would be made objects for the call.
   */
  static byte[] ofLoops(byte[] template) {
    ClassFile format = ClassFile.of();
    ClassModel model = format.parse(template);
    OwnMethods own = new OwnMethods(model);
    return format.transformClass(model, (builder, element) -> {
      if (element instanceof MethodModel method && method.code().isPresent()) {
        builder.transformMethod(method, MethodTransform.transformingCode(
            new Unit(own, loops(method) && !hasVectors(method) ? LONGEST_INLINED + 1 : 0)));
      } else {
        builder.with(element);
      }
    });
  }

  static boolean hasVectors(MethodModel method) {
    return method.methodType().stringValue().contains(VECTORS);
  }

  static boolean loops(MethodModel method) {
    return method.code().filter(CompileUnits::branchesBack).isPresent();
  }

  private static boolean branchesBack(CodeModel code) {
    Set<Label> passed = new HashSet<>();
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> passed.add(target.label());
        case BranchInstruction branch when passed.contains(branch.target()) -> {
          return true;
        }
        default -> { }
      }
    }
    return false;
  }

  /** A method with so many bytecodes in front that do nothing. */
  private record Unit(OwnMethods own, int nothing) implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      for (int length = 0; length < nothing; length++) {
        code.nop();
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      own.write(code, element);
    }
  }
}
