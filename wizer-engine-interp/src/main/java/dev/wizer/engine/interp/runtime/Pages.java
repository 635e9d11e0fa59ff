package dev.wizer.engine.interp.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tail of a memory of which perhaps only a little is used: pages that take room when they are
 * first touched, as those of an operating system do. Not for memories that threads share.
 *
 * <p>Pages are in slabs, one after the other as they come: arrays of the size of a page would be
 * copied by the collector, and each would cost a header.
 */
final class Pages implements Tail {

  private static final int PAGES_PER_SLAB_LOG2 = 8;

  private final int pageLog2;

  /** For each page one more than its place among all pages of slabs, or 0. */
  private int[] places;

  private final List<byte[]> slabs = new ArrayList<>();
  private int taken;

  /** The places of pages that have been given up. */
  private int[] free = {};

  private int freeCount;

  /** Makes pages of a length that is a power of two, and none of them yet. */
  Pages(int pageLog2) {
    this.pageLog2 = pageLog2;
    this.places = new int[0];
  }

  @Override
  public byte[] at(long offset) {
    int page = (int) (offset >>> pageLog2);
    int place = places[page];
    if (place == 0) {
      place = take();
      places[page] = place;
    }
    return slab(place);
  }

  private int take() {
    if (freeCount > 0) {
      int place = free[--freeCount];
      int start = index(place, 0);
      Arrays.fill(slab(place), start, start + pieceLength(), (byte) 0);
      return place;
    }
    if (taken >>> PAGES_PER_SLAB_LOG2 == slabs.size()) {
      slabs.add(new byte[1 << PAGES_PER_SLAB_LOG2 + pageLog2]);
    }
    return ++taken;
  }

  private byte[] slab(int place) {
    return slabs.get(place - 1 >>> PAGES_PER_SLAB_LOG2);
  }

  @Override
  public byte[] ifUsed(long offset) {
    int place = places[(int) (offset >>> pageLog2)];
    return place == 0 ? null : slab(place);
  }

  @Override
  public int index(long offset) {
    return index(places[(int) (offset >>> pageLog2)], offset);
  }

  private int index(int place, long offset) {
    int inSlab = place - 1 & (1 << PAGES_PER_SLAB_LOG2) - 1;
    return (inSlab << pageLog2) + ((int) offset & pieceLength() - 1);
  }

  @Override
  public int pieceLength() {
    return 1 << pageLog2;
  }

  @Override
  public void reserve(long used, long length) {
    int pages = pagesIn(length);
    if (pages > places.length) {
      places = Arrays.copyOf(places, Math.max(pages, places.length + places.length / 4));
    }
  }

  private int pagesIn(long length) {
    return (int) (length + pieceLength() - 1 >>> pageLog2);
  }

  /** From then on offsets are from the end of the new head on. */
  @Override
  public void moveTo(byte[] head, int start) {
    int moved = Math.min(places.length, pagesIn(head.length - start));
    int[] rest = Arrays.copyOfRange(places, moved, places.length);
    int[] nowFree = Arrays.copyOf(free, freeCount + moved);
    for (int page = 0; page < moved; page++) {
      int place = places[page];
      if (place != 0) {
        int to = start + (page << pageLog2);
        int count = Math.min(pieceLength(), head.length - to);
        System.arraycopy(slab(place), index(place, 0), head, to, count);
        nowFree[freeCount++] = place;
      }
    }
    free = nowFree;
    places = rest;
  }
}
