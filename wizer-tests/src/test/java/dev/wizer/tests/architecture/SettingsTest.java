package dev.wizer.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Java lets a static method be called on an object. A static factory in a chain of calls that each
 * give the object with one more setting would silently begin anew, without the settings so far.
 * Only what modules export can be met by a user.
 */
@AnalyzeClasses(packages = "dev.wizer", importOptions = ImportOption.DoNotIncludeTests.class)
class SettingsTest {

  @ArchTest
  static final ArchRule noFactoryCanBeCalledInAChainOfSettings =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotAssignableTo(Throwable.class)
          .and()
          .resideOutsideOfPackages("dev.wizer.cli..", "dev.wizer.engine.interp.*..")
          .should(notHaveFactoriesAmongSettings());

  private static ArchCondition<JavaClass> notHaveFactoriesAmongSettings() {
    return new ArchCondition<>("not have static factories beside methods that change a setting") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean hasSettings = type.getMethods().stream().anyMatch(SettingsTest::isSetting);
        for (JavaMethod method : type.getMethods()) {
          boolean trap = hasSettings && isStatic(method) && returnsOwner(method);
          events.add(
              new SimpleConditionEvent(method, !trap, method.getFullName() + " drops settings"));
        }
      }
    };
  }

  /** {@return whether a method gives another object of its own kind, for a chain to go on with} */
  private static boolean isSetting(JavaMethod method) {
    return !isStatic(method)
        && returnsOwner(method)
        && !method.getModifiers().contains(JavaModifier.BRIDGE)
        && !method.getRawParameterTypes().isEmpty();
  }

  private static boolean isStatic(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.STATIC);
  }

  private static boolean returnsOwner(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && method.getRawReturnType().isAssignableTo(method.getOwner().getName());
  }
}
