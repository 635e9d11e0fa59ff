package dev.wizer.wasi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The function {@code poll_oneoff}. */
final class Poll {

  /** More is a guest that asks for the host's memory. */
  private static final int MAX_SUBSCRIPTIONS = 1 << 20;

  private static final int EVENT_SIZE = 32;
  private static final int ABSTIME = 1;
  private static final int HANGUP = 1;

  private final DescriptorTable table;
  private final Clocks clocks;
  private final Set<GuestFacility> denied;

  Poll(DescriptorTable table, Clocks clocks, Set<GuestFacility> denied) {
    this.table = table;
    this.clocks = clocks;
    this.denied = denied;
  }

  void oneoff(Call call) throws IOException, ErrnoException {
    long count = call.unsigned(2);
    if (count == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    call.memory().require(call.unsigned(0), count * call.snapshot().subscriptionSize());
    call.memory().require(call.unsigned(1), count * EVENT_SIZE);
    call.memory().require(call.unsigned(3), Integer.BYTES);
    if (count > MAX_SUBSCRIPTIONS) {
      throw new ErrnoException(Errno.NOMEM);
    }
    List<Subscription> subscriptions = subscriptions(call, (int) count);
    long waited = await(subscriptions);
    call.result(3, storeEvents(call, subscriptions, waited));
  }

  private List<Subscription> subscriptions(Call call, int count) throws ErrnoException {
    List<Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long address = call.unsigned(0) + (long) i * call.snapshot().subscriptionSize();
      subscriptions.add(subscription(call, address));
    }
    return subscriptions;
  }

  private Subscription subscription(Call call, long address) throws ErrnoException {
    GuestBytes memory = call.memory();
    long userdata = memory.getLong(address);
    return switch (memory.getByte(address + 8)) {
      case 0 -> {
        long clock = address + call.snapshot().subscriptionClockOffset();
        yield new Subscription(userdata, Subscription.Kind.CLOCK, timeout(memory, clock), null);
      }
      case 1 -> {
        Descriptor descriptor = readable(memory.getInt(address + 16));
        yield new Subscription(userdata, Subscription.Kind.FD_READ, 0, descriptor);
      }
      case 2 -> {
        Descriptor descriptor = writable(memory.getInt(address + 16));
        yield new Subscription(userdata, Subscription.Kind.FD_WRITE, 0, descriptor);
      }
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  /** {@return the nanoseconds until a clock subscription is due, from 0 on} */
  private long timeout(GuestBytes memory, long address) throws ErrnoException {
    int id = memory.getInt(address);
    long timeout = memory.getLong(address + 8);
    int flags = memory.getShort(address + 24);
    if ((flags & ~ABSTIME) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (denied.contains(GuestFacility.CLOCK)) {
      throw GuestFacility.CLOCK.refusal(WasiFunction.POLL_ONEOFF);
    }
    WasiClock clock = clocks.forTimeout(id);
    if (flags == ABSTIME) {
      long now = clock.nowNanos();
      timeout = Long.compareUnsigned(timeout, now) <= 0 ? 0 : timeout - now;
    }
    return timeout < 0 ? Long.MAX_VALUE : timeout;
  }

  private Descriptor readable(int fd) throws ErrnoException {
    Descriptor descriptor = table.get(fd);
    if (descriptor instanceof InputStreamDescriptor || descriptor instanceof OpenFile) {
      return descriptor;
    }
    throw new ErrnoException(Errno.BADF);
  }

  private Descriptor writable(int fd) throws ErrnoException {
    Descriptor descriptor = table.get(fd);
    if (descriptor instanceof OutputStreamDescriptor || descriptor instanceof OpenFile) {
      return descriptor;
    }
    throw new ErrnoException(Errno.BADF);
  }

  /**
   * Waits until a subscription is due.
   *
   * @return how long at least, in nanoseconds: subscriptions of this timeout and less are due
   */
  private long await(List<Subscription> subscriptions) throws IOException, ErrnoException {
    long timeout = Long.MAX_VALUE;
    InputStreamDescriptor input = null;
    for (Subscription subscription : subscriptions) {
      if (subscription.descriptor() instanceof InputStreamDescriptor stream) {
        input = stream;
      } else {
        timeout = Math.min(timeout, subscription.timeoutNanos());
      }
    }
    try {
      return input == null ? sleep(timeout) : awaitInput(input, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ErrnoException(Errno.INTR);
    }
  }

  private long sleep(long nanos) throws InterruptedException {
    if (clocks.advance(nanos)) {
      return nanos;
    }
    long start = System.nanoTime();
    for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    return nanos;
  }

  private long awaitInput(InputStreamDescriptor input, long nanos)
      throws IOException, InterruptedException {
    if (clocks.advance(0)) {
      // Time stands still until there is input: how long that takes must not matter.
      input.awaitReadable(Long.MAX_VALUE);
      return 0;
    }
    long start = System.nanoTime();
    input.awaitReadable(nanos);
    return input.isReadable() ? Math.min(nanos, System.nanoTime() - start) : nanos;
  }

  private static int storeEvents(Call call, List<Subscription> subscriptions, long waited)
      throws IOException, ErrnoException {
    int count = 0;
    for (Subscription subscription : subscriptions) {
      if (isDue(subscription, waited)) {
        long address = call.unsigned(1) + (long) count * EVENT_SIZE;
        storeEvent(call.memory(), address, subscription);
        count++;
      }
    }
    return count;
  }

  private static boolean isDue(Subscription subscription, long waited) throws IOException {
    if (subscription.descriptor() instanceof InputStreamDescriptor stream) {
      return stream.isReadable();
    }
    return subscription.timeoutNanos() <= waited;
  }

  private static void storeEvent(GuestBytes memory, long address, Subscription subscription)
      throws IOException, ErrnoException {
    boolean clock = subscription.kind() == Subscription.Kind.CLOCK;
    memory.putLong(address, subscription.userdata());
    memory.putShort(address + 8, (short) Errno.SUCCESS.code());
    memory.putByte(address + 10, (byte) subscription.kind().ordinal());
    memory.putLong(address + 16, clock ? 0 : 1);
    memory.putShort(address + 24, (short) (isAtEnd(subscription) ? HANGUP : 0));
  }

  private static boolean isAtEnd(Subscription subscription) throws IOException {
    return subscription.kind() == Subscription.Kind.FD_READ
        && subscription.descriptor() instanceof OpenFile file
        && Long.compareUnsigned(file.position(), file.size()) >= 0;
  }
}
