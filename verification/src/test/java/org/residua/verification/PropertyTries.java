package org.residua.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tries of all properties (not of examples), prints their number when the tests have ended, and leaves it in
 * a file that the build asks for: a run in which no property was found would otherwise look like a success.
 */
public final class PropertyTries implements AroundPropertyHook, TestExecutionListener {
  private static final Path REPORT = Path.of("target", "property-tries.txt");

  // Static, because jqwik and the JUnit Platform each make an instance of their own.
  private static final LongAdder TRIES = new LongAdder();
  private static final LongAdder PROPERTIES = new LongAdder();

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    if (context.targetMethod().isAnnotationPresent(Property.class) && result.countTries() > 0) {
      TRIES.add(result.countTries());
      PROPERTIES.increment();
    }
    return result;
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (TRIES.sum() == 0) {
      return;
    }
    String line = "Property tries executed: " + TRIES + " in " + PROPERTIES + " properties";
    System.out.println(line);
    try {
      Files.createDirectories(REPORT.getParent());
      Files.writeString(REPORT, line + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
