package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** What tests of evolutions have in common. */
final class Evolutions {

  static final int N = 24;
  static final StepSize.Fixed STEP = new StepSize.Fixed(0.4, StepGuard.CERTIFIED);
  static final Pace PACE = Pace.of(3, 1);
  static final Diffusion HEAT = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());
  static final Diffusion NONLINEAR = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.6));

  private Evolutions() {}

  static List<Family> families() {
    return Schemes.all();
  }

  static Signal random(int length, int seed) {
    return Signal.of(new Random(seed).doubles(length, -2, 2).toArray());
  }

  static Signal run(Scheme scheme, Signal u) {
    Shape[] shapes = Collections.nCopies(scheme.inputs(), u.shape()).toArray(Shape[]::new);
    return Plan.of(scheme, shapes).run(Collections.nCopies(scheme.inputs(), u)).get(0);
  }

  static Engine counting(AtomicInteger plans) {
    return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class},
        (Object _, Method method, Object[] arguments) -> {
          plans.addAndGet(method.getName().equals("plan") ? 1 : 0);
          return method.invoke(Engines.plain(), arguments);
        });
  }

  static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
