package dev.wizer.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Several threads may need a class for the first time at once: if two classes needed each other to
 * be initialized, two threads could wait for each other forever. Calls of methods that are
 * overridden are not followed.
 */
class ClassInitializationTest {

  private final Map<JavaClass, Set<JavaClass>> needed = new HashMap<>();

  private Set<JavaClass> needed(JavaClass type) {
    return needed.computeIfAbsent(type, ClassInitializationTest::initializedBy);
  }

  /** {@return the classes that are initialized while one is, as far as that can be read off} */
  private static Set<JavaClass> initializedBy(JavaClass type) {
    Set<JavaClass> found = new HashSet<>();
    type.getRawSuperclass().ifPresent(found::add);
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> left = new ArrayDeque<>();
    type.getStaticInitializer().ifPresent(left::add);
    while (!left.isEmpty()) {
      JavaCodeUnit unit = left.pop();
      if (seen.add(unit)) {
        unit.getFieldAccesses().stream()
            .filter(ClassInitializationTest::isOfStatic)
            .forEach(access -> found.add(access.getTargetOwner()));
        for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
          call.getTarget().resolveMember().ifPresent(method -> follow(method, found, left));
        }
        unit.getConstructorCallsFromSelf()
            .forEach(call -> call.getTarget().resolveMember().ifPresent(left::add));
        unit.getConstructorCallsFromSelf().forEach(call -> found.add(call.getTargetOwner()));
      }
    }
    found.remove(type);
    found.removeIf(other -> !other.getPackageName().startsWith("dev.wizer"));
    return found;
  }

  private static void follow(JavaCodeUnit method, Set<JavaClass> found, Deque<JavaCodeUnit> left) {
    if (method.getModifiers().contains(JavaModifier.STATIC)) {
      found.add(method.getOwner());
    }
    left.add(method);
  }

  private static boolean isOfStatic(JavaFieldAccess access) {
    return access
        .getTarget()
        .resolveMember()
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }

  private boolean needsItself(JavaClass type) {
    Set<JavaClass> seen = new HashSet<>();
    Deque<JavaClass> left = new ArrayDeque<>(needed(type));
    while (!left.isEmpty()) {
      JavaClass next = left.pop();
      if (next.equals(type)) {
        return true;
      }
      if (seen.add(next)) {
        left.addAll(needed(next));
      }
    }
    return false;
  }

  private List<String> cyclesIn(JavaClasses classes) {
    List<String> found = new ArrayList<>();
    for (JavaClass type : classes) {
      if (needsItself(type)) {
        found.add(type.getName());
      }
    }
    return found;
  }

  @Test
  void initialization_ofOurClasses_needsNoneThatNeedsItself() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.wizer");

    assertTrue(classes.size() > 500);
    assertEquals(List.of(), cyclesIn(classes));
  }

  /** Two classes of which each needs the other. */
  static final class First {
    static final Object VALUE = Second.make();
  }

  static final class Second {
    static final Object OTHER = First.VALUE;

    static Object make() {
      return OTHER;
    }
  }

  @Test
  void initialization_ofClassesThatNeedEachOther_isFound() {
    JavaClasses classes = new ClassFileImporter().importClasses(First.class, Second.class);

    assertEquals(2, cyclesIn(classes).size());
  }
}
