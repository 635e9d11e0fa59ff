package dev.wizer.wasi;

/** A file of an overlay, with any number of names and open descriptors. */
final class MemoryFile {

  private final WasiClock clock;
  private final MemoryContent content;
  private final MemoryTimes times;
  private int names;
  private int opened;

  MemoryFile(OverlayTree tree, MemoryTimes times) {
    this.clock = tree.clock();
    this.content = tree.newContent();
    this.times = times;
  }

  MemoryContent content() {
    return content;
  }

  void named() {
    names++;
  }

  void unnamed() {
    names--;
    releaseIfUnused();
  }

  FileContent open(OpenRequest request) {
    opened++;
    return new OpenMemoryFile(this, request.access().read(), request.changes());
  }

  void closed() {
    opened--;
    releaseIfUnused();
  }

  private void releaseIfUnused() {
    if (names == 0 && opened == 0) {
      content.resize(0);
    }
  }

  void modified() {
    times.modified(clock.nowNanos());
  }

  void setTimes(long accessTime, long modificationTime) {
    times.set(accessTime, modificationTime, clock.nowNanos());
  }

  FileStat stat() {
    return times.stat(FileType.REGULAR_FILE, names, content.size());
  }
}
