package org.residua.simd.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.junit.jupiter.api.Test;

class CompileUnitsTest {

  private static final Map<String, Integer> BEFORE = lengths(LoopMaker.bytes(Template.class));
  private static final Map<String, Integer> AFTER = lengths(CompileUnits.ofLoops(LoopMaker.bytes(Template.class)));

  @Test
  void loopsAreLongerThanWhatIsInlined() {
    for (String loop : List.of("loopWhile", "loopDo", "loopInside", "hiddenLoop")) {
      assertThat(BEFORE).hasEntrySatisfying(loop, length -> assertThat(length).isLessThan(CompileUnits.LONGEST_INLINED));
      assertThat(AFTER).hasEntrySatisfying(loop, length -> assertThat(length).isGreaterThan(CompileUnits.LONGEST_INLINED));
    }
  }

  @Test
  void otherMethodsStayAsTheyAre() {
    for (String other : List.of("formula", "branch", "loopOfVector", "loopToVector")) {
      assertThat(AFTER).hasEntrySatisfying(other, length -> assertThat(length).isEqualTo(BEFORE.get(other)));
    }
  }

  @Test
  void copiesCompute() {
    Loop copy = LoopMaker.copy(Loop.class, Template.class, new Factor(3));
    double[] values = {1, 2, -4};
    copy.loopWhile(values);
    assertThat(values).containsExactly(3, 6, -12);
    copy.loopDo(values);
    assertThat(values).containsExactly(9, 18, -36);
    copy.loopInside(values);
    assertThat(values).containsExactly(27, 54, -36);
    assertThat(LoopMaker.scalarCopy(Loop.class, Template.class, new Factor(5)).formula(2)).isEqualTo(10);
  }

  private static Map<String, Integer> lengths(byte[] code) {
    return ClassFile.of().parse(code).methods().stream().filter(method -> method.code().isPresent())
        .collect(Collectors.toMap(method -> method.methodName().stringValue(), CompileUnitsTest::length));
  }

  private static int length(MethodModel method) {
    return ((CodeAttribute) method.code().orElseThrow()).codeLength();
  }

  record Factor(double value) {}

  interface Loop {

    void loopWhile(double[] values);

    void loopDo(double[] values);

    void loopInside(double[] values);

    double formula(double value);
  }

  static final class Template implements Loop {

    private static final Factor FACTOR = LoopMaker.constants(MethodHandles.lookup(), Factor.class);

    @Override
    public void loopWhile(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = formula(values[i]);
      }
    }

    @Override
    public void loopDo(double[] values) {
      int i = 0;
      do {
        values[i] = formula(values[i]);
      } while (++i < values.length);
    }

    @Override
    public void loopInside(double[] values) {
      if (values.length > 0) {
        for (double value : values) {
          int i = value < 0 ? values.length : 0;
          while (i < values.length && values[i] != value) {
            i++;
          }
          if (i < values.length) {
            values[i] = formula(value);
          }
        }
      }
      hiddenLoop(values);
    }

    @Override
    public double formula(double value) {
      return FACTOR.value() * value;
    }

    public double branch(double value) {
      DoubleVector vector = DoubleVector.broadcast(DoubleVector.SPECIES_128, value);
      return value < 0 ? -loopOfVector(vector) : loopToVector(new double[0]).trueCount();
    }

    private static void hiddenLoop(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] += 0;
      }
    }

    private static double loopOfVector(DoubleVector vector) {
      double sum = 0;
      for (int lane = 0; lane < vector.length(); lane++) {
        sum += vector.lane(lane);
      }
      return sum;
    }

    private static VectorMask<Double> loopToVector(double[] values) {
      VectorMask<Double> mask = VectorMask.fromLong(DoubleVector.SPECIES_128, 0);
      for (double value : values) {
        mask = mask.or(VectorMask.fromLong(DoubleVector.SPECIES_128, (long) value));
      }
      return mask;
    }
  }
}
