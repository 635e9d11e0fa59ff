package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RunBudget;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A memory.
 *
 * <p>An ordinary one is in one array, its head. The array may be longer than the memory, so that
 * growing by small steps does not copy it each time. Of a memory that gets much room at once, the
 * head is only a beginning: the rest is in {@link Pages} until it is used often, and then the head
 * is replaced by a longer one. A memory that grows step by step beyond what is worth copying is
 * <em>big</em>: what the head does not hold is in {@link Chunks}. If these are used very often, all
 * is gathered in one head again, unless that would be longer than an array can be.
 *
 * <p>The interpreter's own operations reach only what is in the head: they check against {@link
 * #length}, and what lies beyond is done elsewhere, see {@link #chunkAt}. The fields are open
 * because the interpreter keeps both in local variables.
 */
public final class LinearMemory {

  /** Bytes of a memory with 64-bit addresses: far more than any heap. */
  private static final long MAX_LENGTH_64 = 1L << 40;

  /** Up to here no array is rounded up to whole chunks. */
  private static final int MIN_ROUNDED_CHUNKS = 2;

  /** How many loads and stores from pages take as long as one exception. */
  private static final int SURPRISE = 64;

  /** How many bytes are filled one by one: copying fewer is no faster. */
  private static final int FILLED_SINGLY = 32;

  private static final int MAX_COPIED_FILL = 1 << 13;

  /** How much a shared memory reserves in its head, where it is fast. */
  private static final int SHARED_HEAD_CHUNKS = 16;

  /** The head: the memory's content from address 0 on, and zeros after it. */
  public byte[] bytes;

  /** How many bytes of the head belong to the memory. */
  public int length;

  /** The bits of an operand that make an address. */
  public final long addressMask;

  private final MemoryType type;
  private final Geometry geometry;
  private final RunBudget budget;
  private final long maxPages;

  /** What is beyond the head, or null if there is nothing. */
  private Tail tail;

  /** The same if it is chunks, or null. */
  private Chunks chunks;

  /** How often loads and stores have found addresses beyond the head since there is this head. */
  private int reached;

  /** The last of the addresses in pages. */
  private long lastReached;

  /**
   * How often loads and stores may find chunks before all is gathered: no limit if there are none.
   */
  private int patience = Integer.MAX_VALUE;

  /** What is called when all has been gathered, or null. */
  private Runnable whenGathered;

  /** Whether there is no memory for a longer head. */
  private boolean keepsHead;

  /** All bytes. Written last: whoever sees it sees the chunks. */
  private volatile long lengthInBytes;

  private boolean pinned;
  private WaitQueue waitQueue;

  private LinearMemory(MemoryType type, Geometry geometry, RunBudget budget) {
    boolean wide = type.addressType() == AddressType.I64;
    this.type = type;
    this.geometry = geometry;
    this.budget = budget;
    this.addressMask = wide ? -1 : 0xFFFFFFFFL;
    this.maxPages = maxPages(type, wide);
    this.bytes = new byte[0];
  }

  private static long maxPages(MemoryType type, boolean wide) {
    long declared = type.limits().max().orElse(-1);
    // With pages of one byte, 4 GiB would be a page too many: the size has to be an address.
    long largest =
        wide
            ? MAX_LENGTH_64 >>> type.pageSizeLog2()
            : Math.min(
                WasmLimits.MAX_MEMORY_PAGES * WasmLimits.PAGE_SIZE >>> type.pageSizeLog2(),
                0xFFFFFFFFL);
    return Long.compareUnsigned(declared, largest) < 0 ? declared : largest;
  }

  /**
   * {@return a memory of the given type, of zeros}
   *
   * @throws ExhaustionException if there is not enough memory for it
   */
  public static LinearMemory of(MemoryType type) {
    return of(type, Geometry.STANDARD, RunBudget.unlimited());
  }

  static LinearMemory of(MemoryType type, Geometry geometry, RunBudget budget) {
    LinearMemory memory = new LinearMemory(type, geometry, budget);
    long min = type.limits().min();
    if (memory.grow(min) < 0) {
      if (budget.boundsMemory()) {
        throw budget.outOfMemory();
      }
      throw ExhaustionException.ofHostMemory(
          "out of memory for a memory of " + Long.toUnsignedString(min) + " pages");
    }
    return memory;
  }

  /** {@return a memory without pages that can't grow} */
  public static LinearMemory empty() {
    return of(new MemoryType(new Limits(0, OptionalLong.of(0))));
  }

  MemoryType type() {
    return type;
  }

  /** {@return the size in pages of the memory's own size} */
  public long pages() {
    return lengthInBytes >>> type.pageSizeLog2();
  }

  /** {@return the size in bytes} */
  public long lengthInBytes() {
    return lengthInBytes;
  }

  /** {@return whether threads may share the memory} */
  public boolean isShared() {
    return type.shared();
  }

  /** {@return whether some of the memory is beyond the head, in chunks} */
  public boolean isBig() {
    return chunks != null;
  }

  /** {@return whether some of the memory is beyond the head} */
  public boolean hasTail() {
    return tail != null;
  }

  /**
   * {@return the size in pages before the memory grew by {@code delta} pages, -1 if it can't}
   *
   * @param delta an unsigned number
   */
  public synchronized long grow(long delta) {
    long before = pages();
    if (Long.compareUnsigned(delta, maxPages - before) > 0) {
      return -1;
    }
    long newLength = before + delta << type.pageSizeLog2();
    long added = newLength - lengthInBytes;
    if (!budget.takeMemory(added)) {
      return -1;
    }
    if (!reserve(newLength)) {
      budget.giveMemory(added);
      return -1;
    }
    return resize(newLength, before);
  }

  private long maxLength() {
    return maxPages << type.pageSizeLog2();
  }

  private long resize(long newLength, long pagesBefore) {
    length = (int) Math.min(newLength, bytes.length);
    lengthInBytes = newLength;
    if (chunks != null && !staysBeyondHead()) {
      patience = (int) Math.min(newLength >>> geometry.gatherLog2(), Integer.MAX_VALUE);
    }
    return pagesBefore;
  }

  /** Makes room; gives whether there is any. */
  private boolean reserve(long newLength) {
    if (newLength <= bytes.length) {
      return true;
    }
    // What takes memory only when it is used fails too late for the guest to be told.
    if (newLength > Runtime.getRuntime().maxMemory()) {
      return false;
    }
    try {
      if (shouldBePaged(newLength)) {
        addPages();
      }
      if (tail != null || !canEnlargeHead(newLength) || !enlargeHead(newLength)) {
        addToTail(newLength);
      }
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private boolean shouldBePaged(long newLength) {
    return tail == null
        && !pinned
        && !isShared()
        && newLength <= geometry.maxHead()
        && lengthInBytes <= geometry.maxCopied()
        && newLength - bytes.length >= geometry.paging().minStep();
  }

  /** Ends the head where it is, or soon after, so that pages can follow it. */
  private void addPages() {
    int page = 1 << geometry.paging().pageLog2();
    long head = Math.max(geometry.paging().minHead(), (long) bytes.length + page - 1 & -page);
    if (head != bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) head);
    }
    tail = new Pages(geometry.paging().pageLog2());
  }

  /** Called by loads and stores: the head stays as it is until {@link #settle}. */
  public void note(long address) {
    if (address >= bytes.length) {
      reached++;
      lastReached = address;
    }
  }

  /**
   * Makes the head longer if loads and stores have found addresses beyond it often. Whoever uses it
   * has to look it up again.
   */
  public void settle() {
    if (reached == 0 || keepsHead) {
      return;
    }
    if (isImpatient()) {
      gather();
    } else if (tail instanceof Pages) {
      long wanted = Math.max(2L * bytes.length, lastReached + 1);
      if (reached > wanted >>> geometry.paging().costLog2()) {
        moveIntoHead(geometry.roundUp(wanted));
      }
    }
  }

  /** {@return whether chunks have been used so often that {@link #settle} gathers all} */
  public boolean isImpatient() {
    return reached > patience;
  }

  /**
   * Sets what is called when all has been gathered in the head, and nothing is beyond it any more.
   */
  public void whenGathered(Runnable action) {
    whenGathered = action;
  }

  private void gather() {
    patience = Integer.MAX_VALUE;
    if (pinned || lengthInBytes > geometry.maxHead()) {
      return;
    }
    try {
      replaceHead((int) capacity(lengthInBytes));
      tail = null;
      chunks = null;
      if (whenGathered != null) {
        whenGathered.run();
      }
    } catch (OutOfMemoryError e) {
      // Chunks will do.
      keepsHead = true;
    }
  }

  private void replaceHead(int newLength) {
    byte[] head = Arrays.copyOf(bytes, newLength);
    tail.moveTo(head, bytes.length);
    bytes = head;
    length = (int) Math.min(lengthInBytes, newLength);
    reached = 0;
  }

  /** Called in addition where it took long to find out that an address is beyond the head. */
  public void reachBySurprise() {
    reached += SURPRISE;
  }

  /** {@return a number that changes whenever an address beyond the head is reached} */
  public int reached() {
    return reached;
  }

  /** {@return whether what is beyond the head now will be beyond any later head} */
  public boolean staysBeyondHead() {
    return keepsHead || isBig() && (pinned || lengthInBytes > geometry.maxHead());
  }

  private void moveIntoHead(long wanted) {
    boolean all = lengthInBytes <= Math.min(2 * wanted, geometry.maxHead());
    long newHead = all ? lengthInBytes : wanted;
    if (newHead > geometry.maxHead()) {
      keepsHead = true;
      return;
    }
    try {
      replaceHead((int) newHead);
      if (all) {
        tail = null;
      }
    } catch (OutOfMemoryError e) {
      // Pages will do, if slowly.
      keepsHead = true;
    }
  }

  private boolean canEnlargeHead(long newLength) {
    return !pinned && newLength <= geometry.maxHead() && lengthInBytes <= geometry.maxCopied();
  }

  private boolean enlargeHead(long newLength) {
    long room = 2L * geometry.maxCopied() - newLength;
    long slack = lengthInBytes == 0 ? 0 : Math.max(0, Math.min(room, newLength));
    return setCapacity(capacity(newLength + slack)) || setCapacity(capacity(newLength));
  }

  /** How long to make an array: whole chunks if it is long, so that chunks can follow it. */
  private long capacity(long wanted) {
    boolean rounded = wanted >>> geometry.chunkLog2() >= MIN_ROUNDED_CHUNKS;
    long most = Math.min(geometry.maxHead(), maxLength());
    return Math.min(rounded ? geometry.roundUp(wanted) : wanted, most);
  }

  private boolean setCapacity(long capacity) {
    try {
      bytes = Arrays.copyOf(bytes, (int) capacity);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** Goes on after the head, which has to be whole chunks if chunks follow. */
  private void addToTail(long newLength) {
    if (tail == null) {
      long head = Math.max(geometry.chunkLength(), wholeChunks());
      if (head != bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) head);
      }
      chunks = new Chunks(geometry, Math.max(0, maxLength() - head));
      tail = chunks;
    }
    tail.reserve(lengthInBytes - bytes.length, newLength - bytes.length);
  }

  /**
   * Lets another store use the memory: from now on no array is replaced when it grows. Must not be
   * called while a guest runs that uses it.
   *
   * @throws ExhaustionException if there is not enough memory to prepare that
   */
  public synchronized void share() {
    if (pinned) {
      return;
    }
    if (tail == null && !setCapacity(sharedHead()) && !setCapacity(wholeChunks())) {
      throw ExhaustionException.ofHostMemory("out of memory for a shared memory");
    }
    pinned = true;
  }

  private long sharedHead() {
    long reserved = (long) SHARED_HEAD_CHUNKS << geometry.chunkLog2();
    return Math.min(maxLength(), Math.max(reserved, wholeChunks()));
  }

  private long wholeChunks() {
    return geometry.roundUp(bytes.length);
  }

  /** {@return whether another store may use the memory} */
  public synchronized boolean isUsedElsewhere() {
    return pinned;
  }

  /** {@return those who wait for a change of the memory} */
  public synchronized WaitQueue waitQueue() {
    if (waitQueue == null) {
      waitQueue = new WaitQueue(this);
    }
    return waitQueue;
  }

  /** {@return whether a range lies in the memory; both numbers are unsigned} */
  public boolean contains(long address, long count) {
    long all = lengthInBytes;
    return address >= 0 && count >= 0 && count <= all && address <= all - count;
  }

  /** {@return the array that holds the byte at an address, which is in the memory} */
  public byte[] chunkAt(long address) {
    byte[] head = bytes;
    return address < head.length ? head : tail.at(address - head.length);
  }

  /**
   * Looks for bytes in chunks, for compiled code.
   *
   * @param address of the first of them, not negative
   * @return how far beyond the head they begin; negative if they are not all in one chunk
   */
  public long offsetInChunk(long address, int count) {
    if (chunks == null || address > lengthInBytes - count) {
      return -1;
    }
    reached++;
    long offset = address - bytes.length;
    return chunks.index(offset) <= chunks.pieceLength() - count ? offset : -1;
  }

  /** {@return the chunks; null if there are none} */
  public Chunks chunks() {
    return chunks;
  }

  /** {@return where in its array the byte at an address is} */
  public int indexAt(long address) {
    int head = bytes.length;
    return address < head ? (int) address : tail.index(address - head);
  }

  /** {@return whether some bytes, which are in the memory, follow each other in an array} */
  public boolean isTogether(long address, int count) {
    return runFrom(address, count) == count;
  }

  /** How many bytes from an address on are together in an array, up to {@code count}. */
  private int runFrom(long address, long count) {
    long head = bytes.length;
    long run =
        address < head
            ? head - address
            : tail.pieceLength() - (address - head & tail.pieceLength() - 1);
    return (int) Math.min(count, run);
  }

  /** How many bytes before an address are together in an array, up to {@code count}. */
  private int runBefore(long end, long count) {
    long head = bytes.length;
    long run = end <= head ? end : (end - head - 1 & tail.pieceLength() - 1) + 1;
    return (int) Math.min(count, run);
  }

  private void check(long address, long count) {
    Objects.checkFromIndexSize(address, count, lengthInBytes);
  }

  /**
   * Copies bytes out of the memory.
   *
   * @throws IndexOutOfBoundsException if not all of them are in it
   */
  public void read(long address, byte[] target, int offset, int count) {
    check(address, count);
    for (int done = 0, run; done < count; done += run) {
      long at = address + done;
      run = runFrom(at, count - done);
      System.arraycopy(chunkAt(at), indexAt(at), target, offset + done, run);
    }
  }

  /**
   * Copies bytes into the memory.
   *
   * @throws IndexOutOfBoundsException if it has not room for all of them
   */
  public void write(long address, byte[] source, int offset, int count) {
    check(address, count);
    for (int done = 0, run; done < count; done += run) {
      long at = address + done;
      run = runFrom(at, count - done);
      System.arraycopy(source, offset + done, chunkAt(at), indexAt(at), run);
    }
  }

  /**
   * Gives {@code count} bytes from an address on the same value.
   *
   * @throws IndexOutOfBoundsException if not all of them are in the memory
   */
  public void fill(long address, byte value, long count) {
    check(address, count);
    if (address + count <= bytes.length) {
      fill(bytes, (int) address, (int) count, value);
      return;
    }
    for (long done = 0, run; done < count; done += run) {
      long at = address + done;
      run = runFrom(at, count - done);
      if (value != 0 || chunkIfUsed(at) != null) {
        byte[] chunk = chunkAt(at);
        int index = indexAt(at);
        fill(chunk, index, (int) run, value);
      }
    }
  }

  /**
   * What is filled already is copied, in pieces that stay in the first-level cache: HotSpot's quick
   * compiler makes a loop over single bytes of {@link Arrays#fill}, which takes ten times as long.
   */
  private static void fill(byte[] array, int start, int count, byte value) {
    int filled = Math.min(count, FILLED_SINGLY);
    Arrays.fill(array, start, start + filled, value);
    while (filled < count) {
      int copied = Math.min(Math.min(filled, MAX_COPIED_FILL), count - filled);
      System.arraycopy(array, start, array, start + filled, copied);
      filled += copied;
    }
  }

  /**
   * Copies {@code count} bytes, also within a memory, as if all were read before any is written.
   *
   * @throws IndexOutOfBoundsException if not all of them are in the memories
   */
  public void copy(long address, LinearMemory source, long from, long count) {
    check(address, count);
    source.check(from, count);
    if (address + count <= bytes.length && from + count <= source.bytes.length) {
      System.arraycopy(source.bytes, (int) from, bytes, (int) address, (int) count);
      return;
    }
    if (source == this && from < address) {
      copyBackwards(address, from, count);
      return;
    }
    for (long done = 0, run; done < count; done += run) {
      run = source.runFrom(from + done, runFrom(address + done, count - done));
      move(address + done, source, from + done, (int) run);
    }
  }

  private void copyBackwards(long address, long from, long count) {
    for (long left = count, run; left > 0; left -= run) {
      run = runBefore(from + left, runBefore(address + left, left));
      move(address + left - run, this, from + left - run, (int) run);
    }
  }

  /** Copies between two arrays. */
  private void move(long address, LinearMemory source, long from, int run) {
    System.arraycopy(
        source.chunkAt(from), source.indexAt(from), chunkAt(address), indexAt(address), run);
  }

  /** How long the pieces are in which the content can be seen: all but the last. */
  long pieceLength() {
    return tail == null ? lengthInBytes : tail.pieceLength();
  }

  /** {@return the array with the byte at an address, or null if it is in one of zeros} */
  byte[] chunkIfUsed(long address) {
    return address < bytes.length ? bytes : tail.ifUsed(address - bytes.length);
  }
}
