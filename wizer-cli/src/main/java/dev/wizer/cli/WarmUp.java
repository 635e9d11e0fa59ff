package dev.wizer.cli;

import dev.wizer.Wizer;
import dev.wizer.engine.WasmEngine;
import java.util.function.Supplier;

/**
 * Goes the whole way once with a module of a few bytes, on a thread of its own, while the command
 * line's module is read from its file.
 *
 * <p>A process of half a second does most things for the first time. What has been done once, with
 * however little, finds its classes loaded and linked; and HotSpot compiles a method to better code
 * if all that it refers to is known by then.
 */
final class WarmUp implements Runnable {

  /**
   * {@code (module (memory 1) (func (export "wizer.initialize") (i32.store (i32.const 0) (i32.const
   * 1))))}.
   */
  private static final byte[] MODULE = {
    0, 'a', 's', 'm', 1, 0, 0, 0, //
    1, 4, 1, 0x60, 0, 0, //
    3, 2, 1, 0, //
    5, 3, 1, 0, 1, //
    7, 20, 1, 16, 'w', 'i', 'z', 'e', 'r', '.', 'i', 'n', 'i', 't', 'i', 'a', 'l', 'i', 'z',
    'e', //
    0, 0, //
    10, 11, 1, 9, 0, 0x41, 0, 0x41, 1, 0x36, 2, 0, 0x0B
  };

  private final Supplier<WasmEngine> engines;

  WarmUp(Supplier<WasmEngine> engines) {
    this.engines = engines;
  }

  /** Begins, if there is a processor that would have nothing to do. */
  static void begin(Supplier<WasmEngine> engines) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(new WarmUp(engines), "wizer-warm-up");
      thread.setDaemon(true);
      start(thread);
    }
  }

  private static void start(Thread thread) {
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // There are no more threads to be had: the run does without this one.
    }
  }

  @Override
  public void run() {
    try {
      preInitialize();
    } catch (RuntimeException | Error e) {
      // What can't be done here can't be done by the run itself, which will say so.
    }
  }

  /** Does nothing that anybody could see. */
  void preInitialize() {
    Wizer.builder().engine(engines.get()).threads(1).build().run(MODULE);
  }
}
