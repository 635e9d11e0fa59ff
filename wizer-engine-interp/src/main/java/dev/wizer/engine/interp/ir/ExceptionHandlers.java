package dev.wizer.engine.interp.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The places in a function's code at which exceptions are caught. Innermost ones come first, and
 * those of one block in the order in which they are tried.
 *
 * @param handlers the handlers
 */
public record ExceptionHandlers(List<Handler> handlers) {

  /** Those of most functions. */
  public static final ExceptionHandlers NONE = new ExceptionHandlers(List.of());

  /** The tag of a handler that catches all exceptions. */
  public static final int ALL_TAGS = -1;

  /** The tag of a handler that catches nothing, but lets handlers further outside go on. */
  public static final int DELEGATE = -2;

  /** Stands for no slot. */
  public static final int NO_SLOT = -1;

  public ExceptionHandlers {
    handlers = List.copyOf(handlers);
  }

  /**
   * What becomes of the exceptions of a part of the code.
   *
   * @param start the first position of that part
   * @param end the position after it
   * @param depth how many blocks are around the one to which the handler belongs
   * @param tag the address of the tag whose exceptions it catches, {@link #ALL_TAGS} or {@link
   *     #DELEGATE}
   * @param target where execution goes on; for {@link #DELEGATE}, the depth of the block whose
   *     handler is next
   * @param payloadSlot the first slot for the values that the exception carries, or {@link
   *     #NO_SLOT}
   * @param exceptionSlot the slot for a reference to the exception, or {@link #NO_SLOT}
   */
  public record Handler(
      int start, int end, int depth, int tag, int target, int payloadSlot, int exceptionSlot) {}

  /**
   * {@return the handler of an exception, or null if the function has none for it}
   *
   * @param position where in the code it comes from
   * @param tag the address of its tag
   */
  public Handler find(int position, int tag) {
    int maxDepth = Integer.MAX_VALUE;
    for (Handler handler : handlers) {
      if (position >= handler.start() && position < handler.end() && handler.depth() <= maxDepth) {
        if (handler.tag() == tag || handler.tag() == ALL_TAGS) {
          return handler;
        }
        if (handler.tag() == DELEGATE) {
          maxDepth = handler.target();
        }
      }
    }
    return null;
  }

  /** Collects handlers. */
  public static final class Builder {

    private final List<Handler> handlers = new ArrayList<>();

    /** Makes one without handlers. */
    public Builder() {}

    /** Adds a handler after all others. */
    public void add(Handler handler) {
      handlers.add(handler);
    }

    /** {@return the handlers} */
    public ExceptionHandlers build() {
      return handlers.isEmpty() ? NONE : new ExceptionHandlers(handlers);
    }
  }
}
