package dev.wizer.tests.spec;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.text.WatException;
import java.util.List;
import java.util.Optional;

/** The kinds of failure that a script can expect. */
enum Failure {
  MALFORMED(List.of(WatException.class, MalformedModuleException.class)),
  INVALID(List.of(InvalidModuleException.class)),
  UNLINKABLE(List.of(LinkException.class)),
  TRAP(List.of(TrapException.class)),
  EXHAUSTION(List.of(ExhaustionException.class)),
  EXCEPTION(List.of(UncaughtExceptionException.class));

  private final List<Class<? extends RuntimeException>> classes;

  Failure(List<Class<? extends RuntimeException>> classes) {
    this.classes = classes;
  }

  /** {@return the kind that an exception stands for, if it is one that a script can expect} */
  static Optional<Failure> of(RuntimeException exception) {
    for (Failure kind : values()) {
      if (kind.classes.stream().anyMatch(type -> type.isInstance(exception))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** {@return what an exception says is wrong, without the place} */
  static String words(RuntimeException exception) {
    if (exception instanceof WatException malformed) {
      return malformed.problem();
    }
    if (exception instanceof WasmFormatException refused) {
      return refused.problem();
    }
    return String.valueOf(exception.getMessage());
  }
}
