package dev.wizer.wasm.validate;

import dev.wizer.wasm.module.Func;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Validates the function bodies, on several threads if there are many. The thread that began may do
 * something else before it helps to finish.
 *
 * <p>Threads take chunks of functions in order. So when a function fails, all functions before it
 * have been taken, and those that were taken are validated unless a lower one failed: the lowest
 * failing function's failure is always found, and it is the one that is thrown.
 */
final class CodeSectionValidator implements Runnable {

  /** Bytes of code that are worth a thread of their own, whose start costs about 0.1 ms. */
  private static final int MIN_BYTES_PER_THREAD = 128 * 1024;

  /** Bytes of code in a chunk: small against the whole, so that threads end together. */
  private static final int CHUNK_BYTES = 64 * 1024;

  private final Context context;
  private final List<Func> funcs;
  private final InstructionTable table;
  private final Runnable checkpoint;
  private final int[] chunkStarts;
  private final int chunkCount;
  private final AtomicInteger nextChunk = new AtomicInteger();

  /** How many bodies are known to be valid: only all of them are a verdict. */
  private final AtomicInteger validCount = new AtomicInteger();

  private final List<Thread> threads = new ArrayList<>();

  // Guarded by this; the index is also read without, to stop early.
  private volatile int failedIndex = Integer.MAX_VALUE;
  private Throwable failure;

  private CodeSectionValidator(Context context, InstructionTable table, Runnable checkpoint) {
    this.checkpoint = checkpoint;
    this.context = context;
    this.funcs = context.module().funcs();
    this.table = table;
    this.chunkStarts = new int[funcs.size() + 1];
    this.chunkCount = split();
  }

  /**
   * Begins on other threads, one less than {@code parallelism} at most.
   *
   * @param checkpoint called before each body; may throw to end it all
   */
  static CodeSectionValidator begin(
      Context context, InstructionTable table, int parallelism, Runnable checkpoint) {
    CodeSectionValidator validator = new CodeSectionValidator(context, table, checkpoint);
    validator.begin(parallelism);
    return validator;
  }

  /** Notes where chunks begin, and {@return how many there are} */
  private int split() {
    int count = 0;
    int index = 0;
    while (index < funcs.size()) {
      chunkStarts[count++] = index;
      int bytes = 0;
      while (index < funcs.size() && bytes < CHUNK_BYTES) {
        bytes += funcs.get(index).body().lengthInBytes();
        index++;
      }
    }
    chunkStarts[count] = funcs.size();
    return count;
  }

  private void begin(int parallelism) {
    int useful = 1 + codeBytes() / MIN_BYTES_PER_THREAD;
    for (int i = 1; i < Math.min(parallelism, useful); i++) {
      Thread thread = new Thread(this, "wasm-validator");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Whether other threads take part. */
  boolean isShared() {
    return !threads.isEmpty();
  }

  /** Validates what is left, and throws what is wrong with the first body that is not valid. */
  void finish() {
    run();
    threads.forEach(CodeSectionValidator::join);
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (validCount.get() != funcs.size()) {
      throw new IllegalStateException(
          "only " + validCount + " of " + funcs.size() + " function bodies have been validated");
    }
  }

  private int codeBytes() {
    return funcs.isEmpty()
        ? 0
        : funcs.get(funcs.size() - 1).body().end() - funcs.get(0).body().start();
  }

  /** Waits even when interrupted: validation is short, and half a verdict is none. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Validates chunks until none is left. */
  @Override
  public void run() {
    int index = 0;
    try {
      FunctionValidator validator = new FunctionValidator(context, table);
      int imported = context.importedFuncCount();
      int valid = 0;
      int chunk;
      while ((chunk = nextChunk.getAndIncrement()) < chunkCount) {
        int end = chunkStarts[chunk + 1];
        for (index = chunkStarts[chunk]; index < end && index < failedIndex; index++) {
          checkpoint.run();
          validator.validate(funcs.get(index), imported + index);
          valid++;
        }
      }
      validCount.addAndGet(valid);
    } catch (Throwable e) {
      // Whatever it is, the calling thread throws it.
      fail(index, e);
    }
  }

  private synchronized void fail(int index, Throwable cause) {
    if (index < failedIndex) {
      failedIndex = index;
      failure = cause;
    }
  }
}
