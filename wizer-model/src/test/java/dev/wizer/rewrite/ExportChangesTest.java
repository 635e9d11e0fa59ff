package dev.wizer.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportChangesTest {

  @Test
  void nameOf_removed_isNull() {
    assertNull(new ExportChanges(Set.of("init"), Map.of()).nameOf("init"));
  }

  @Test
  void nameOf_renamed_isTheNewName() {
    assertEquals("a", new ExportChanges(Set.of(), Map.of("b", "a")).nameOf("b"));
  }

  @Test
  void nameOf_nameThatAnotherTakes_isNull() {
    assertNull(new ExportChanges(Set.of(), Map.of("b", "a")).nameOf("a"));
  }

  @Test
  void nameOf_nameThatAnotherTakesButRenamedItself_isTheNewName() {
    ExportChanges changes = new ExportChanges(Set.of(), Map.of("b", "a", "c", "b"));

    assertEquals("a", changes.nameOf("b"));
    assertEquals("b", changes.nameOf("c"));
  }

  @Test
  void nameOf_untouched_stays() {
    assertEquals("memory", new ExportChanges(Set.of("x"), Map.of("y", "z")).nameOf("memory"));
  }
}
