package org.residua.simd.copy;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The static methods of a template that take or give vectors and have no loop: written out where they are called.
 *
 * <p>What C2 inlines of a call that is in no loop depends on when the methods were compiled first: one that was compiled by itself is
 * "already compiled into a medium method" and stays a call, for which every vector becomes an object, where the profile has the call less
 * than a quarter as often as the method it is in; a method that was first compiled without a profile has its calls counted late.
 * Methods of the Vector API are inlined always. So after this only they, and the formulas, take or give vectors.
 */
final class OwnMethods {

  private final ClassDesc template;
  private final Map<String, MethodModel> methods;

  OwnMethods(ClassModel template) {
    this.template = template.thisClass().asSymbol();
    this.methods = template.methods().stream()
        .filter(method -> method.flags().has(AccessFlag.STATIC))
        .filter(method -> CompileUnits.hasVectors(method) && !CompileUnits.loops(method))
        .collect(Collectors.toMap(method -> method.methodName().stringValue() + method.methodType().stringValue(), method -> method));
  }

  /** Adds an element of a method, a call of one of these as what it does. */
  void write(CodeBuilder code, CodeElement element) {
    MethodModel method = element instanceof InvokeInstruction call ? called(call) : null;
    if (method == null) {
      code.with(element);
    } else {
      new Body(method, code).write();
    }
  }

  private @Nullable MethodModel called(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC && call.owner().asSymbol().equals(template)
        ? methods.get(call.name().stringValue() + call.type().stringValue()) : null;
  }

  /** One method at one place: its variables and labels are those of this place alone. */
  private final class Body {

    private final MethodModel method;
    private final CodeBuilder code;
    private final Map<Variable, Integer> slots = new HashMap<>();
    private final Map<Label, Label> labels = new HashMap<>();
    private final Label end;

    private record Variable(int slot, TypeKind kind) {}

    Body(MethodModel method, CodeBuilder code) {
      this.method = method;
      this.code = code;
      this.end = code.newLabel();
    }

    void write() {
      List<TypeKind> kinds = method.methodTypeSymbol().parameterList().stream().map(TypeKind::from).map(TypeKind::asLoadable).toList();
      int slot = kinds.stream().mapToInt(TypeKind::slotSize).sum();
      for (TypeKind kind : kinds.reversed()) {
        slot -= kind.slotSize();
        code.storeLocal(kind, slot(slot, kind));
      }
      method.code().orElseThrow().forEach(this::write);
      code.labelBinding(end);
    }

    private void write(CodeElement element) {
      switch (element) {
        case LoadInstruction load -> code.loadLocal(load.typeKind(), slot(load.slot(), load.typeKind()));
        case StoreInstruction store -> code.storeLocal(store.typeKind(), slot(store.slot(), store.typeKind()));
        case IncrementInstruction increment -> code.iinc(slot(increment.slot(), TypeKind.INT), increment.constant());
        case ReturnInstruction _ -> code.goto_(end);
        case BranchInstruction branch -> code.branch(branch.opcode(), label(branch.target()));
        case LabelTarget target -> code.labelBinding(label(target.label()));
        case TableSwitchInstruction choice ->
            code.tableswitch(choice.lowValue(), choice.highValue(), label(choice.defaultTarget()), cases(choice.cases()));
        case LookupSwitchInstruction choice -> code.lookupswitch(label(choice.defaultTarget()), cases(choice.cases()));
        case ExceptionCatch _ -> throw new IllegalArgumentException(method.methodName() + " takes or gives vectors and catches");
        case PseudoInstruction _ -> { }
        default -> OwnMethods.this.write(code, element);
      }
    }

    private List<SwitchCase> cases(List<SwitchCase> cases) {
      return cases.stream().map(one -> SwitchCase.of(one.caseValue(), label(one.target()))).toList();
    }

    private int slot(int slot, TypeKind kind) {
      return slots.computeIfAbsent(new Variable(slot, kind), _ -> code.allocateLocal(kind));
    }

    private Label label(Label label) {
      return labels.computeIfAbsent(label, _ -> code.newLabel());
    }
  }
}
