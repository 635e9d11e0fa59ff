package dev.wizer.rewrite;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of a module's exports.
 *
 * @param removed the names that go
 * @param renames new names by old name. An export that has a new name already goes, unless it is
 *     renamed too
 */
public record ExportChanges(Set<String> removed, Map<String, String> renames) {

  public ExportChanges {
    removed = Set.copyOf(removed);
    renames = Map.copyOf(renames);
  }

  /** {@return the name that an export gets, or null if it goes} */
  String nameOf(String name) {
    if (removed.contains(name)) {
      return null;
    }
    String renamed = renames.get(name);
    if (renamed != null) {
      return renamed;
    }
    return renames.containsValue(name) ? null : name;
  }
}
