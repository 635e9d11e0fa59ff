package dev.wizer.cli.wiring;

import dev.wizer.engine.WasmEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can initialize a module a second time, by the words that users know. */
public enum CrossCheckChoice {
  /** Our own engine, without compiled code: what it shares with other tiers is least. */
  INTERPRETED("interpreted", EngineChoice.INTERP, CompilationChoice.NEVER),
  /** Our own engine, with all functions compiled. */
  COMPILED("compiled", EngineChoice.INTERP, CompilationChoice.ALWAYS),
  INTERP("interp", EngineChoice.INTERP, CompilationChoice.AUTO),
  CHICORY("chicory", EngineChoice.CHICORY, CompilationChoice.AUTO),
  CHICORY_COMPILER("chicory-compiler", EngineChoice.CHICORY_COMPILER, CompilationChoice.AUTO);

  private final String word;
  private final EngineChoice engine;
  private final CompilationChoice compilation;

  CrossCheckChoice(String word, EngineChoice engine, CompilationChoice compilation) {
    this.word = word;
    this.engine = engine;
    this.compilation = compilation;
  }

  /** {@return the words, the default first} */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (CrossCheckChoice choice : values()) {
      words.add(choice.word);
    }
    return words;
  }

  /** {@return the choice if none is named: another tier than that of the first run} */
  public static CrossCheckChoice besides(CompilationChoice first) {
    return first == CompilationChoice.NEVER ? COMPILED : INTERPRETED;
  }

  /**
   * {@return the choice for a word}
   *
   * @param word one of {@link #words}
   */
  public static CrossCheckChoice of(String word) {
    for (CrossCheckChoice choice : values()) {
      if (choice.word.equals(word)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("unknown choice: " + word);
  }

  /** {@return the engine} */
  public WasmEngine engine() {
    return EngineChoice.engine(Optional.of(engine.engineName()), compilation).get();
  }
}
