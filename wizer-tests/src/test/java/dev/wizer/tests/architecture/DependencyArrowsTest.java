package dev.wizer.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Which package may depend on which. Module descriptors say the same between modules; here it is
 * said for packages too, and for what the descriptors can't see.
 */
@AnalyzeClasses(packages = "dev.wizer", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyArrowsTest {

  private static final String[] DOMAIN = {
    "dev.wizer",
    "dev.wizer.instrument..",
    "dev.wizer.replay..",
    "dev.wizer.rewrite..",
    "dev.wizer.snapshot..",
    "dev.wizer.wasm.."
  };

  @ArchTest
  static final ArchRule portDependsOnNothing =
      classes()
          .that()
          .resideInAPackage("dev.wizer.engine")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.wizer.engine", "java..");

  @ArchTest
  static final ArchRule domainDependsOnThePortAlone =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(resideInAPackage("dev.wizer.engine"))
                  .or(resideInAPackage("java..")));

  @ArchTest
  static final ArchRule domainDoesNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule formatKnowsNothingOfPreInitialization =
      noClasses()
          .that()
          .resideInAPackage("dev.wizer.wasm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wizer", "dev.wizer.instrument..", "dev.wizer.snapshot..", "dev.wizer.rewrite..");

  @ArchTest
  static final ArchRule interpUsesOnlyTheFormat =
      classes()
          .that()
          .resideInAPackage("dev.wizer.engine.interp..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.wizer.engine",
              "dev.wizer.engine.interp..",
              "dev.wizer.wasm..",
              "org.objectweb.asm",
              "java..");

  @ArchTest
  static final ArchRule onlyTheCompilerKnowsAsm =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wizer.engine.interp.compile")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..");

  @ArchTest
  static final ArchRule compilerDoesNotKnowWhatRunsItsCode =
      noClasses()
          .that()
          .resideInAPackage("dev.wizer.engine.interp.compile")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.wizer.engine.interp", "dev.wizer.engine.interp.exec");

  @ArchTest
  static final ArchRule onlyItsAdapterKnowsChicory =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wizer.engine.chicory..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.dylibso..");

  @ArchTest
  static final ArchRule wasiDependsOnThePortAlone =
      classes()
          .that()
          .resideInAPackage("dev.wizer.wasi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.wizer.engine", "dev.wizer.wasi..", "java..");

  @ArchTest
  static final ArchRule nobodyDependsOnTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wizer.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wizer.cli..");

  @ArchTest
  static final ArchRule onlyTheWiringKnowsGuice =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wizer.cli.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google..");

  @ArchTest
  static final ArchRule mavenPluginUsesTheLibraryAlone =
      classes()
          .that()
          .resideInAPackage("dev.wizer.maven..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.wizer",
              "dev.wizer.maven..",
              "dev.wizer.engine",
              "dev.wizer.engine.interp",
              "dev.wizer.wasi",
              "dev.wizer.wasm.binary",
              "dev.wizer.wasm.text",
              "org.apache.maven.plugin..",
              "org.apache.maven.plugins.annotations",
              "java..");

  @ArchTest
  static final ArchRule onlyItsPluginKnowsMaven =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wizer.maven..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.maven..");
}
