package dev.wizer.wasi;

import java.util.ArrayList;
import java.util.List;

/** What the directories of one overlay share. */
final class OverlayTree implements AutoCloseable {

  /** What a name takes of the budget, so that names alone can't fill the memory. */
  private static final int NAME_COST = 512;

  /** Numbers of files that the host does not have begin here. */
  private static final long FIRST_INODE = 1L << 62;

  private final WasiClock clock;
  private final FileBudget budget;
  private final List<Directory> entered = new ArrayList<>();
  private long nextInode = FIRST_INODE;

  OverlayTree(WasiClock clock, FileBudget budget) {
    this.clock = clock;
    this.budget = budget;
  }

  /** {@return the overlay of {@code directory}, which is closed with this tree} */
  OverlayDirectory over(Directory directory, OverlayDirectory parent) {
    entered.add(directory);
    return new OverlayDirectory(this, directory, parent);
  }

  WasiClock clock() {
    return clock;
  }

  MemoryContent newContent() {
    return new MemoryContent(budget);
  }

  /** {@return the times of something new, which takes its share of the budget} */
  MemoryTimes newTimes() {
    budget.take(NAME_COST);
    return new MemoryTimes(nextInode++, clock.nowNanos());
  }

  /** Notes that one more name is kept. */
  void takeName() {
    budget.take(NAME_COST);
  }

  @Override
  public void close() {
    for (Directory directory : entered) {
      directory.close();
    }
    entered.clear();
  }
}
