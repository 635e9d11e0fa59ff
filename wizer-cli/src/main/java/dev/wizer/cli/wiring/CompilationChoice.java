package dev.wizer.cli.wiring;

import dev.wizer.engine.interp.CompilationMode;
import java.util.List;

/** What the engine {@code interp} compiles, by the words that users know. */
public enum CompilationChoice {
  AUTO("auto", CompilationMode.WHEN_HOT),
  ALWAYS("always", CompilationMode.ALWAYS),
  NEVER("never", CompilationMode.NEVER);

  private final String word;
  private final CompilationMode mode;

  CompilationChoice(String word, CompilationMode mode) {
    this.word = word;
    this.mode = mode;
  }

  /** {@return the words, the default first} */
  public static List<String> words() {
    return List.of(AUTO.word, ALWAYS.word, NEVER.word);
  }

  /**
   * {@return the choice for a word}
   *
   * @param word one of {@link #words}
   */
  public static CompilationChoice of(String word) {
    for (CompilationChoice choice : values()) {
      if (choice.word.equals(word)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("unknown choice: " + word);
  }

  CompilationMode mode() {
    return mode;
  }
}
