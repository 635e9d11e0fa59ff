package dev.wizer.wasi;

/** The functions {@code clock_*}. */
final class Clocks {

  static final int REALTIME = 0;
  static final int MONOTONIC = 1;

  /** How many clocks the specification knows; the last two count processor time. */
  static final int COUNT = 4;

  private final WasiClock wall;
  private final WasiClock monotonic;
  private final Recorder recorder;

  Clocks(WasiClock wall, WasiClock monotonic, Recorder recorder) {
    this.wall = wall;
    this.monotonic = monotonic;
    this.recorder = recorder;
  }

  void resGet(Call call) throws ErrnoException {
    call.result(1, supported(call.oneOf(0, COUNT)).resolutionNanos());
  }

  void timeGet(Call call) throws ErrnoException {
    int id = call.oneOf(0, COUNT);
    WasiClock clock = supported(id);
    call.memory().require(call.unsigned(2), Long.BYTES);
    recorder.clockRead(id);
    call.result(2, clock.nowNanos());
  }

  private WasiClock supported(int id) throws ErrnoException {
    return switch (id) {
      case REALTIME -> wall;
      case MONOTONIC -> monotonic;
      default -> throw new ErrnoException(Errno.BADF);
    };
  }

  /**
   * Lets the time pass that a guest waits, if no clock runs by itself.
   *
   * @return whether that is so
   */
  boolean advance(long nanos) {
    boolean wallStands = wall.advance(nanos);
    return monotonic.advance(nanos) || wallStands;
  }

  /** {@return the clock that a timeout refers to} */
  WasiClock forTimeout(int id) throws ErrnoException {
    if (id != REALTIME && id != MONOTONIC) {
      throw new ErrnoException(Errno.INVAL);
    }
    return supported(id);
  }
}
