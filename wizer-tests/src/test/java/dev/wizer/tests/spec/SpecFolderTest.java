package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class SpecFolderTest {

  @TempDir Path root;

  @Test
  void scripts_anywhereBelow_areFoundInOrder() throws IOException {
    Files.createDirectories(root.resolve("spec/b/c"));
    Files.createFile(root.resolve("spec/d.wast"));
    Files.createFile(root.resolve("spec/b/c/a.wast"));
    Files.createFile(root.resolve("spec/b/a.wat"));

    SpecFolder folder = SpecFolder.of("spec", root);

    assertEquals(
        List.of("b/c/a.wast", "d.wast"), folder.scripts().stream().map(folder::name).toList());
  }

  @Test
  void scripts_noneInTheFolderThatWasAskedFor_fails() {
    assertThrows(AssertionError.class, () -> SpecFolder.of(".", root).scripts());
    assertThrows(AssertionError.class, () -> SpecFolder.of("absent", root).scripts());
  }

  @Test
  void scripts_noneAndNobodyAsked_isAbortedNotPassed() {
    SpecFolder folder = SpecFolder.of(null, root.resolve("checkout"));

    assertEquals(root.resolve("shared/spec"), folder.path());
    assertThrows(TestAbortedException.class, folder::scripts);
  }

  @Test
  void of_emptyProperty_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> SpecFolder.of("", root));
  }

  @Test
  void of_absoluteProperty_isTakenAsItIs() {
    SpecFolder folder = SpecFolder.of(root.toString(), Path.of("elsewhere"));

    assertEquals(root, folder.path());
    assertTrue(folder.isAskedFor());
  }
}
