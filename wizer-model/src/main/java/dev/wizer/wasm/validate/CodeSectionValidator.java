package dev.wizer.wasm.validate;

import dev.wizer.wasm.module.Func;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Validates the function bodies, on several threads if there are many.
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
  private final int[] chunkStarts;
  private final int chunkCount;
  private final AtomicInteger nextChunk = new AtomicInteger();

  // Guarded by this; the index is also read without, to stop early.
  private volatile int failedIndex = Integer.MAX_VALUE;
  private Throwable failure;

  private CodeSectionValidator(Context context, InstructionTable table) {
    this.context = context;
    this.funcs = context.module().funcs();
    this.table = table;
    this.chunkStarts = new int[funcs.size() + 1];
    this.chunkCount = split();
  }

  static void validate(Context context, InstructionTable table, int parallelism) {
    new CodeSectionValidator(context, table).validate(parallelism);
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

  private void validate(int parallelism) {
    int useful = 1 + codeBytes() / MIN_BYTES_PER_THREAD;
    runWith(Math.min(parallelism, useful) - 1);
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  private int codeBytes() {
    return funcs.isEmpty()
        ? 0
        : funcs.get(funcs.size() - 1).body().end() - funcs.get(0).body().start();
  }

  private void runWith(int moreThreads) {
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < moreThreads; i++) {
        Thread thread = new Thread(this, "wasm-validator");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      run();
    } finally {
      for (Thread thread : threads) {
        join(thread);
      }
    }
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
      int chunk;
      while ((chunk = nextChunk.getAndIncrement()) < chunkCount) {
        int end = chunkStarts[chunk + 1];
        for (index = chunkStarts[chunk]; index < end && index < failedIndex; index++) {
          validator.validate(funcs.get(index), imported + index);
        }
      }
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
