package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.TinyMemories;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.module.AddressType;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class AtomicOperationsTest {

  private static final long MEMORY = 0xF0E1D2C3B4A59687L;

  /** An address beyond the head. */
  private static final int ADDRESS = 72;

  private static final long SECOND = 1_000_000_000L;

  private final LinearMemory memory = TinyMemories.shared(160, 160);

  private long execute(Opcode opcode, long base, int offset, long b, long c) {
    return AtomicOperations.execute(memory, opcode.number(), base, offset, b, c);
  }

  private long execute(Opcode opcode, long b) {
    return execute(opcode, ADDRESS - 8, 8, b, 0);
  }

  private void check(Opcode opcode, long operand, long result, long after) {
    MemoryNumbers.putLong(memory, ADDRESS, MEMORY);
    assertEquals(result, execute(opcode, operand), opcode::mnemonic);
    assertEquals(after, MemoryNumbers.getLong(memory, ADDRESS), opcode::mnemonic);
  }

  @Test
  void loads_extendAsTheirNamesSay() {
    check(Opcode.I32_ATOMIC_LOAD, 0, 0xFFFFFFFFB4A59687L, MEMORY);
    check(Opcode.I64_ATOMIC_LOAD, 0, MEMORY, MEMORY);
    check(Opcode.I32_ATOMIC_LOAD8_U, 0, 0x87, MEMORY);
    check(Opcode.I32_ATOMIC_LOAD16_U, 0, 0x9687, MEMORY);
    check(Opcode.I64_ATOMIC_LOAD8_U, 0, 0x87, MEMORY);
    check(Opcode.I64_ATOMIC_LOAD16_U, 0, 0x9687, MEMORY);
    check(Opcode.I64_ATOMIC_LOAD32_U, 0, 0xB4A59687L, MEMORY);
  }

  @Test
  void readModifyWrite_givesTheOldValue() {
    check(Opcode.I32_ATOMIC_RMW_ADD, 1, 0xFFFFFFFFB4A59687L, MEMORY + 1);
    check(Opcode.I64_ATOMIC_RMW_SUB, 1, MEMORY, MEMORY - 1);
    check(Opcode.I32_ATOMIC_RMW8_ADD_U, 0x79, 0x87, 0xF0E1D2C3B4A59600L);
    check(Opcode.I64_ATOMIC_RMW16_AND_U, 0xFF00, 0x9687, 0xF0E1D2C3B4A59600L);
    check(Opcode.I64_ATOMIC_RMW32_OR_U, 0x0F0F0F0F, 0xB4A59687L, 0xF0E1D2C3BFAF9F8FL);
    check(Opcode.I64_ATOMIC_RMW_XOR, -1, MEMORY, ~MEMORY);
    check(Opcode.I32_ATOMIC_RMW_XCHG, -2, 0xFFFFFFFFB4A59687L, 0xF0E1D2C3FFFFFFFEL);
  }

  @Test
  void compareExchange_storesIfEqual() {
    MemoryNumbers.putLong(memory, ADDRESS, MEMORY);
    long old = execute(Opcode.I32_ATOMIC_RMW_CMPXCHG, ADDRESS, 0, (int) MEMORY, 5);
    assertEquals((int) MEMORY, old);
    assertEquals(0xF0E1D2C300000005L, MemoryNumbers.getLong(memory, ADDRESS));
    assertEquals(5, execute(Opcode.I64_ATOMIC_RMW8_CMPXCHG_U, ADDRESS, 0, 6, 7));
    assertEquals(0xF0E1D2C300000005L, MemoryNumbers.getLong(memory, ADDRESS));
  }

  @Test
  void compareExchange_ofFewBytes_comparesAllOfTheExpectedValue() {
    MemoryNumbers.putLong(memory, ADDRESS, 0x1111);
    assertEquals(0x11, execute(Opcode.I32_ATOMIC_RMW8_CMPXCHG_U, ADDRESS, 0, 0x1111, 7));
    assertEquals(0x1111, MemoryNumbers.getLong(memory, ADDRESS));
    assertEquals(0x1111, execute(Opcode.I64_ATOMIC_RMW16_CMPXCHG_U, ADDRESS, 0, 0x1111, 7));
    assertEquals(7, MemoryNumbers.getLong(memory, ADDRESS));
  }

  private void assertTraps(TrapKind kind, Opcode opcode, long base, int offset) {
    TrapException trap =
        assertThrows(TrapException.class, () -> execute(opcode, base, offset, 0, 0));
    assertEquals(kind, trap.kind());
  }

  @Test
  void addresses_haveToBeAlignedAndInBounds() {
    assertTraps(TrapKind.UNALIGNED_ATOMIC, Opcode.I32_ATOMIC_STORE, 2, 4);
    assertTraps(TrapKind.UNALIGNED_ATOMIC, Opcode.I64_ATOMIC_LOAD, 3, 1);
    assertTraps(TrapKind.UNALIGNED_ATOMIC, Opcode.MEMORY_ATOMIC_NOTIFY, 2, 0);
    assertTraps(TrapKind.UNALIGNED_ATOMIC, Opcode.MEMORY_ATOMIC_WAIT64, 4, 0);
    assertTraps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, Opcode.I32_ATOMIC_LOAD, 160, 0);
    assertTraps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, Opcode.MEMORY_ATOMIC_NOTIFY, 156, 4);
  }

  @Test
  void unsharedMemory_canBeNotifiedButNotWaitedFor() {
    LinearMemory unshared = TinyMemories.memory(AddressType.I32, 16, 16);
    int notify = Opcode.MEMORY_ATOMIC_NOTIFY.number();
    assertEquals(0, AtomicOperations.execute(unshared, notify, 0, 0, 1, 0));
    int wait = Opcode.MEMORY_ATOMIC_WAIT32.number();
    TrapException trap =
        assertThrows(
            TrapException.class, () -> AtomicOperations.execute(unshared, wait, 0, 0, 0, 0));
    assertEquals(TrapKind.EXPECTED_SHARED_MEMORY, trap.kind());
  }

  @Test
  void wait_forAnotherValue_returnsAtOnce() {
    assertEquals(1, execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS, 0, 1, -1));
    MemoryNumbers.putInt(memory, ADDRESS, -1);
    assertEquals(2, execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS, 0, -1, 0));
    assertEquals(1, execute(Opcode.MEMORY_ATOMIC_WAIT64, ADDRESS, 0, -1, -1));
  }

  @Test
  void wait_withTime_endsWhenItIsOver() {
    long start = System.nanoTime();
    assertEquals(2, execute(Opcode.MEMORY_ATOMIC_WAIT64, ADDRESS, 0, 0, 3_000_000));
    assertTrue(System.nanoTime() - start >= 3_000_000);
    assertEquals(0, execute(Opcode.MEMORY_ATOMIC_NOTIFY, ADDRESS, 0, 1, 0));
  }

  @Test
  void wait_forEverAndAlone_traps() {
    TrapException trap =
        assertThrows(
            TrapException.class, () -> execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS, 0, 0, -1));
    assertEquals(TrapKind.HOST, trap.kind());
  }

  private <T> FutureTask<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future);
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  /** Notifies until {@code count} threads have been woken in all. */
  private void wake(int address, int count) throws InterruptedException {
    for (int woken = 0; woken < count; Thread.sleep(1)) {
      woken += (int) execute(Opcode.MEMORY_ATOMIC_NOTIFY, address, 0, 1, 0);
    }
  }

  @Test
  void notify_wakesThoseThatWaitAtTheAddress() throws Exception {
    memory.share();
    FutureTask<Long> first = start(() -> execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS, 0, 0, -1));
    FutureTask<Long> second =
        start(() -> execute(Opcode.MEMORY_ATOMIC_WAIT64, ADDRESS, 0, 0, 60 * SECOND));
    FutureTask<Long> other =
        start(() -> execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS + 4, 0, 0, -1));
    wake(ADDRESS, 2);
    assertEquals(0, first.get());
    assertEquals(0, second.get());
    assertFalse(other.isDone());
    wake(ADDRESS + 4, 1);
    assertEquals(0, other.get());
  }

  @Test
  void wait_whenInterrupted_traps() throws Exception {
    memory.share();
    Thread.currentThread().interrupt();
    assertThrows(
        TrapException.class, () -> execute(Opcode.MEMORY_ATOMIC_WAIT32, ADDRESS, 0, 0, -1));
    assertTrue(Thread.interrupted());
  }

  @Test
  void additions_ofTwoThreads_areAllCounted() throws Exception {
    int count = 100_000;
    Callable<Void> add =
        () -> {
          for (int i = 0; i < count; i++) {
            execute(Opcode.I64_ATOMIC_RMW_ADD, 1);
          }
          return null;
        };
    FutureTask<Void> other = start(add);
    add.call();
    assertNull(other.get());
    assertEquals(2L * count, execute(Opcode.I64_ATOMIC_LOAD, 0));
  }
}
