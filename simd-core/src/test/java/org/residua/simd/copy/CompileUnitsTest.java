package org.residua.simd.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CompoundElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.invoke.MethodHandles;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.junit.jupiter.api.Test;

class CompileUnitsTest {

  /** {@code HugeMethodLimit} of OpenJDK 25. */
  private static final int LONGEST_COMPILED = 8000;
  /** Resolved as constants of a copy, or only a cast. */
  private static final Set<String> FORMULAS =
      Set.of("at", "argument", "diffusivity", "derivative", "of", "known", "species", "width", "joined", "<init>");
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

  @Test
  void ownMethodsOfVectorsAreWrittenOut() {
    assertThat(callsOfVectors(LoopMaker.bytes(Template.class))).contains("scaled", "nested", "chosen", "loopOfVector", "loopToVector");
    assertThat(callsOfVectors(CompileUnits.ofLoops(LoopMaker.bytes(Template.class)))).containsOnly("loopOfVector", "loopToVector");
  }

  /** With variables of two places, branches on a stack that is not empty, and a choice. */
  @Test
  void whatIsWrittenOutComputesTheSame() {
    Loop copy = LoopMaker.copy(Loop.class, Template.class, new Factor(3));
    Loop called = LoopMaker.scalarCopy(Loop.class, Template.class, new Factor(3));
    for (double value : new double[] {-2, 0, 1, 2, 3, 5}) {
      assertThat(copy.written(value)).isEqualTo(called.written(value));
    }
    assertThat(copy.written(2)).isEqualTo(3 * (2 * 3 + 1) + 20 * (-2 * 3 + 10));
  }

  /** Longer methods would not be compiled at all, longer formulas not inlined into loops. */
  @Test
  void templatesAreNotTooLong() throws IOException, URISyntaxException {
    Path classes = Path.of(LoopMaker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("org/residua/simd/vector"))) {
      List<Path> templates = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(templates).hasSizeGreaterThan(30);
      for (Path template : templates) {
        byte[] copied = CompileUnits.ofLoops(Files.readAllBytes(template));
        assertThat(callsOfVectors(copied)).as(template.toString()).isSubsetOf(FORMULAS);
        for (MethodModel method : ClassFile.of().parse(copied).methods()) {
          boolean formula = FORMULAS.contains(method.methodName().stringValue()) && CompileUnits.hasVectors(method);
          assertThat(method.code().isPresent() ? length(method) : 0).as(template + ", " + method.methodName())
              .isLessThanOrEqualTo(formula ? CompileUnits.LONGEST_INLINED : LONGEST_COMPILED);
        }
      }
    }
  }

  /** What is called with vectors or gives them, but the Vector API. */
  private static Set<String> callsOfVectors(byte[] code) {
    return ClassFile.of().parse(code).methods().stream().flatMap(method -> method.code().stream()).flatMap(CompoundElement::elementStream)
        .filter(InvokeInstruction.class::isInstance).map(InvokeInstruction.class::cast)
        .filter(call -> call.type().stringValue().contains("Ljdk/incubator/vector/")
            && !call.owner().asInternalName().startsWith("jdk/"))
        .map(call -> call.name().stringValue()).collect(Collectors.toSet());
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

    double written(double value);
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

    @Override
    public double written(double value) {
      DoubleVector vector = DoubleVector.broadcast(DoubleVector.SPECIES_128, value);
      return scaled(vector, 1, 3).lane(1) + 10 * chosen(scaled(vector.neg(), 10, 3), vector.length()).lane(0);
    }

    private static DoubleVector scaled(DoubleVector vector, double summand, int times) {
      DoubleVector product = nested(vector, times);
      times -= 2;
      return product.add(summand < 0 ? -1 : summand * times).mul(times > 1 ? times : summand > 5 ? 1 : FACTOR.value());
    }

    private static DoubleVector nested(DoubleVector vector, int times) {
      int one = times;
      one++;
      return vector.mul(one - 1);
    }

    private static DoubleVector chosen(DoubleVector vector, int lanes) {
      return switch (lanes) {
        case 1 -> vector;
        case 2 -> vector.add(vector);
        case 1000 -> vector.neg();
        default -> throw new IllegalArgumentException("lanes " + lanes);
      };
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
