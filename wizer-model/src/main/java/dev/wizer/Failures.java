package dev.wizer;

import dev.wizer.engine.CancelledException;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.replay.NotReplayableException;
import dev.wizer.rewrite.OutputTooLargeException;
import dev.wizer.snapshot.UnsupportedStateException;
import dev.wizer.wasm.binary.UnsupportedModuleException;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what can fail in a run into the one exception that callers see. */
final class Failures {

  private final Stage stage;
  private final Optional<Backtrace> backtrace;
  private final Optional<FailureKind> cancelled;

  /**
   * Makes a translator.
   *
   * @param stage what was being done
   * @param backtrace writes the backtraces of the module that ran, if one could
   * @param cancelled what kind of failure it is that the run was cancelled, if it was
   */
  Failures(Stage stage, Optional<Backtrace> backtrace, Optional<FailureKind> cancelled) {
    this.cancelled = cancelled;
    this.stage = stage;
    this.backtrace = backtrace;
  }

  /**
   * {@return the exception for a failure}
   *
   * @param what was being done when the guest failed, as a sentence without a period
   */
  WizerException of(RuntimeException failure, String what) {
    if (failure instanceof WizerException known) {
      return known;
    }
    if (failure instanceof EngineException engine) {
      return ofEngine(engine, what);
    }
    if (failure instanceof WasmFormatException format) {
      return ofFormat(format);
    }
    if (failure instanceof MismatchException mismatch) {
      return make(FailureKind.MISMATCH, mismatch.getMessage(), mismatch.detail(), mismatch);
    }
    FailureKind kind = kindOf(failure);
    if (kind == FailureKind.INTERNAL) {
      return make(kind, "internal error: could not " + stage.text(), failure.toString(), failure);
    }
    return new WizerException(stage, kind, failure.getMessage(), List.of(), failure);
  }

  private static FailureKind kindOf(RuntimeException failure) {
    if (failure instanceof RefusedException) {
      return FailureKind.REFUSED;
    }
    if (failure instanceof UnexpectedResultException) {
      return FailureKind.GUEST_EXIT;
    }
    if (failure instanceof UnsupportedStateException || failure instanceof NotReplayableException) {
      return FailureKind.UNSUPPORTED;
    }
    return failure instanceof OutputTooLargeException ? FailureKind.LIMIT : FailureKind.INTERNAL;
  }

  /** {@return the exception for memory that ran out} */
  WizerException of(OutOfMemoryError error) {
    return new WizerException(
        stage,
        FailureKind.LIMIT,
        "not enough memory to " + stage.text(),
        List.of("the JVM's heap is full"),
        error,
        Remedy.MORE_HEAP);
  }

  /** {@return the exception for a stack that ran out, which the guest's is not} */
  WizerException of(StackOverflowError error) {
    return make(
        FailureKind.LIMIT,
        "not enough stack to " + stage.text(),
        "the calling thread has too little of its stack left; give it more, or call from another",
        error);
  }

  private WizerException ofFormat(WasmFormatException failure) {
    if (stage == Stage.VERIFY) {
      return make(
          FailureKind.INTERNAL,
          "internal error: the pre-initialized module is not valid",
          failure.getMessage(),
          failure);
    }
    if (failure instanceof UnsupportedModuleException) {
      return make(
          FailureKind.UNSUPPORTED, "the input is not supported", failure.getMessage(), failure);
    }
    return make(
        FailureKind.INVALID_MODULE, "wasm validation failed", failure.getMessage(), failure);
  }

  private WizerException ofEngine(EngineException failure, String what) {
    List<String> details = new ArrayList<>();
    if (!failure.backtrace().isEmpty()) {
      backtrace.ifPresent(writer -> details.add(writer.describe(failure.backtrace())));
    }
    details.add(prefix(failure) + PrintableText.of(String.valueOf(failure.getMessage())));
    boolean guestRuns = stage == Stage.INSTANTIATE || stage == Stage.INITIALIZE;
    String sentence =
        failure instanceof CancelledException && !guestRuns ? "could not " + stage.text() : what;
    return new WizerException(stage, kindOf(failure), sentence, details, failure, remedy(failure));
  }

  private static Remedy remedy(EngineException failure) {
    if (failure instanceof ExhaustionException exhaustion && exhaustion.isOfHostMemory()) {
      return Remedy.MORE_HEAP;
    }
    return failure.getCause() instanceof NotProvidedException call && call.isOfWasi()
        ? Remedy.ALLOW_WASI
        : null;
  }

  /** {@return what tells users of the Rust wizer what it is: the words of its engine} */
  private String prefix(EngineException failure) {
    if (failure instanceof UncaughtExceptionException) {
      return "thrown Wasm exception: ";
    }
    return isWasmTrap(failure) ? "wasm trap: " : "";
  }

  private boolean isWasmTrap(EngineException failure) {
    boolean resource =
        failure instanceof ExhaustionException || failure instanceof CancelledException;
    return resource && stage == Stage.INITIALIZE
        || failure instanceof TrapException trap && trap.kind() != TrapKind.HOST;
  }

  private FailureKind kindOf(EngineException failure) {
    if (failure instanceof CancelledException) {
      return cancelled.orElse(FailureKind.CANCELLED);
    } else if (failure instanceof TrapException trap) {
      return trap.kind() == TrapKind.HOST ? FailureKind.HOST : FailureKind.TRAP;
    } else if (failure instanceof UncaughtExceptionException) {
      return FailureKind.TRAP;
    } else if (failure instanceof GuestExitException) {
      return FailureKind.GUEST_EXIT;
    } else if (failure instanceof ExhaustionException) {
      return FailureKind.LIMIT;
    } else if (failure instanceof LinkException) {
      return FailureKind.HOST;
    } else if (failure instanceof UnsupportedByEngineException) {
      return FailureKind.UNSUPPORTED;
    }
    return FailureKind.INTERNAL;
  }

  private WizerException make(FailureKind kind, String message, String detail, Throwable cause) {
    return new WizerException(
        stage, kind, message, List.of(PrintableText.of(String.valueOf(detail))), cause);
  }
}
