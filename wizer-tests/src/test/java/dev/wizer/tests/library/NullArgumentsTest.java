package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.text.WatParser;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whoever gives null where a value is needed is told so at once, with the parameter's name: of all
 * public methods and constructors that users of the library can call.
 */
class NullArgumentsTest {

  private static final Set<String> PACKAGES =
      Set.of(
          "dev.wizer",
          "dev.wizer.engine",
          "dev.wizer.engine.interp",
          "dev.wizer.engine.chicory",
          "dev.wizer.wasi");

  /** Parameters for which null is a value: a cause that is not known. */
  private static final Set<String> NULLABLE = Set.of("EngineFailureException(String, Throwable)#1");

  private final SampleValues samples = new SampleValues();
  private final Set<String> faults = new TreeSet<>();
  private int checked;

  @Test
  void publicApi_nullArgument_isNamedAtOnce() {
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PACKAGES)) {
      if (PACKAGES.contains(type.getPackageName()) && isPublic(type.reflect())) {
        check(type.reflect());
      }
    }
    assertEquals(Set.of(), faults);
    assertTrue(checked > 80, "parameters: " + checked);
  }

  /** What is in an interface is public, but not if the interface is not. */
  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  @Test
  void engines_nullArgument_isNamedAtOnce() throws ReflectiveOperationException {
    byte[] module = WatParser.parse("(module (func (export \"x\")))");
    for (WasmEngine engine :
        List.of(InterpEngine.create(), ChicoryEngine.interpreter(), ChicoryEngine.compiler())) {
      EngineInstance instance = engine.instantiate(module, List.of());
      Map<Class<?>, Object> receivers =
          Map.of(
              WasmEngine.class,
              engine,
              EngineStore.class,
              engine.newStore(),
              EngineInstance.class,
              instance,
              InstanceState.class,
              instance.state());
      for (Map.Entry<Class<?>, Object> receiver : receivers.entrySet()) {
        for (Method method : receiver.getKey().getMethods()) {
          check(
              method,
              engine.name() + ": ",
              arguments -> method.invoke(receiver.getValue(), arguments));
        }
      }
    }
    assertEquals(Set.of(), faults);
    assertEquals(3 * 15, checked);
  }

  private void check(Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      for (Constructor<?> constructor : type.getConstructors()) {
        check(constructor, "", constructor::newInstance);
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isChecked(method)) {
        Object receiver =
            Modifier.isStatic(method.getModifiers()) || method.getParameterCount() == 0
                ? null
                : samples.receiver(type);
        check(method, "", arguments -> method.invoke(receiver, arguments));
      }
    }
  }

  private static boolean isChecked(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isAbstract(method.getModifiers())
        && !method.isSynthetic()
        && !method.isDefault()
        && !method.getName().equals("equals")
        && !(method.getDeclaringClass().isEnum() && method.getName().equals("valueOf"));
  }

  /** Calls a method or a constructor. */
  @FunctionalInterface
  private interface Call {
    Object with(Object... arguments) throws ReflectiveOperationException;
  }

  private void check(Executable executable, String prefix, Call call) {
    Class<?>[] types = executable.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      String name = name(executable) + "#" + i;
      if (!types[i].isPrimitive() && !NULLABLE.contains(name)) {
        checked++;
        Object[] arguments = samples.of(executable);
        arguments[i] = null;
        String fault = fault(call, arguments);
        if (fault != null) {
          faults.add(prefix + name + ": " + fault);
        }
      }
    }
  }

  private static String name(Executable executable) {
    List<String> types = new ArrayList<>();
    for (Class<?> type : executable.getParameterTypes()) {
      types.add(type.getSimpleName());
    }
    String owner = executable.getDeclaringClass().getSimpleName();
    String name = executable instanceof Method ? owner + "." + executable.getName() : owner;
    return name + "(" + String.join(", ", types) + ")";
  }

  private static String fault(Call call, Object[] arguments) {
    try {
      call.with(arguments);
      return "accepted";
    } catch (InvocationTargetException e) {
      Throwable failure = e.getCause();
      boolean isNamed =
          failure instanceof NullPointerException
              && failure.getStackTrace()[0].getMethodName().equals("requireNonNull")
              && failure.getStackTrace()[1].getClassName().startsWith("dev.wizer.")
              && failure.getMessage() != null;
      return isNamed ? null : failure.toString();
    } catch (ReflectiveOperationException e) {
      return e.toString();
    }
  }
}
