package dev.wizer.snapshot;

import java.util.List;

/**
 * How a table differs from what the module's own segments put into it.
 *
 * @param minElements its size, the new minimum
 * @param isChanged whether its content differs; if not, the module's own segments stay
 * @param segments what fills it, if it changed
 */
public record TableDiff(long minElements, boolean isChanged, List<ElementSegment> segments) {

  public TableDiff {
    segments = List.copyOf(segments);
  }
}
