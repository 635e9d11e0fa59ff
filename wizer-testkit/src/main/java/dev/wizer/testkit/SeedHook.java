package dev.wizer.testkit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property of jqwik its seed of {@link Seeds}. When the system property {@value
 * #SOAK_FOLDER} names a folder, {@link SoakFolder} is told how often each property was tried, and
 * gets a record of each failure.
 */
public final class SeedHook implements AroundPropertyHook {

  /** The system property that names the folder of a soak test's findings. */
  public static final String SOAK_FOLDER = "wizer.soak";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws IOException {
    Method method = context.targetMethod();
    String name = context.containerClass().getName() + "#" + method.getName();
    if (context.attributes().seed().isEmpty()) {
      context.attributes().setSeed(Long.toString(Seeds.of(name)));
    }
    PropertyExecutionResult result = property.execute();
    String folder = System.getProperty(SOAK_FOLDER);
    if (folder != null) {
      SoakFolder soak = new SoakFolder(Path.of(folder));
      soak.count(name, result.countTries());
      if (result.status() == PropertyExecutionResult.Status.FAILED) {
        soak.save(FailureRecord.of(name, method, result), result.throwable());
      }
    }
    return result;
  }
}
