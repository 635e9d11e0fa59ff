package dev.wizer.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * In which order the segments of a result stand. Instructions name segments by index, so the
 * module's own ones that stay, of these places, keep them. What is free there holds new segments:
 * once an active segment has been applied, instructions find it as empty as a dropped one. Only
 * where new segments are too few are there placeholders, empty passive segments.
 */
public final class SegmentOrder {

  /** Stands for the next new segment. */
  public static final int NEW = -1;

  /** Stands for a placeholder. */
  public static final int PLACEHOLDER = -2;

  private final int[] entries;
  private final int count;

  private SegmentOrder(int[] entries, int count) {
    this.entries = entries;
    this.count = count;
  }

  /**
   * {@return the order}
   *
   * @param kept the module's own segments that stay
   * @param named those that instructions name
   * @param newCount how many new segments there are
   * @param isFree whether the next new segment may take a place that instructions name
   */
  public static SegmentOrder of(BitSet kept, BitSet named, int newCount, IntPredicate isFree) {
    int places = named.length();
    int[] entries = new int[places + kept.cardinality() + newCount];
    int count = 0;
    int left = newCount;
    for (int place = 0; place < places; place++) {
      if (kept.get(place)) {
        entries[count++] = place;
      } else if (left > 0 && (!named.get(place) || isFree.test(place))) {
        entries[count++] = NEW;
        left--;
      } else {
        entries[count++] = PLACEHOLDER;
      }
    }
    for (int i = kept.nextSetBit(places); i >= 0; i = kept.nextSetBit(i + 1)) {
      entries[count++] = i;
    }
    for (; left > 0; left--) {
      entries[count++] = NEW;
    }
    return new SegmentOrder(entries, count);
  }

  /**
   * {@return an order of segments that no instruction names}
   *
   * @param entries own segments by index, and {@link #NEW} for each new one
   */
  public static SegmentOrder of(int[] entries) {
    return new SegmentOrder(entries, entries.length);
  }

  /** {@return how many places below the highest that is named hold no segment that stays} */
  static int freePlaces(BitSet kept, BitSet named) {
    BitSet occupied = kept.get(0, named.length());
    return named.length() - occupied.cardinality();
  }

  /** {@return how many segments there are} */
  public int count() {
    return count;
  }

  /** {@return the own segment at a place, or {@link #NEW} or {@link #PLACEHOLDER}} */
  public int at(int place) {
    return entries[place];
  }

  /** {@return the place of each own segment; -1 for those that are gone} */
  public int[] places(int ownCount) {
    int[] places = new int[ownCount];
    Arrays.fill(places, -1);
    for (int i = 0; i < count; i++) {
      if (entries[i] >= 0) {
        places[entries[i]] = i;
      }
    }
    return places;
  }

  /** {@return whether the result has the module's own segments alone, all of them} */
  public boolean isOriginal(int ownCount) {
    if (count != ownCount) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (entries[i] != i) {
        return false;
      }
    }
    return true;
  }
}
