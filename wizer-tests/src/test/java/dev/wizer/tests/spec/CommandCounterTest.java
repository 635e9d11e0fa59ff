package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommandCounterTest {

  @Test
  void count_commands_countsTopLevelLists() {
    assertEquals(
        3, CommandCounter.count("(module (func))\n(invoke \"f\")(assert_return (get \"g\"))"));
  }

  @Test
  void count_emptyText_isNone() {
    assertEquals(0, CommandCounter.count(" ;; (module)"));
  }

  @Test
  void count_commentsAndStrings_areNoCommands() {
    assertEquals(
        2, CommandCounter.count("(; (a) (; (b) ;) ;) (module) ;; (c)\n(invoke \"\\\")(\")"));
  }

  @Test
  void count_commentInACommand_hidesItsParentheses() {
    assertEquals(1, CommandCounter.count("(module ;; )\n (; ) ;) (func \")\"))"));
  }

  @Test
  void count_fieldsAlone_areOneModule() {
    assertEquals(1, CommandCounter.count("(func) (memory 0) (func (export \"f\"))"));
  }

  @Test
  void count_annotation_isNoCommand() {
    assertEquals(1, CommandCounter.count("(@a (b) \"c\") (module)"));
  }

  @Test
  void count_thread_countsItsCommandsToo() {
    assertEquals(
        4,
        CommandCounter.count("(thread $T (shared (module $M)) (module) (invoke \"f\")) (wait $T)"));
  }
}
