package dev.wizer.wasm.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The locals and labels that a function's instructions may refer to. */
final class FunctionScope {

  private final IndexSpace locals = new IndexSpace("local");

  /** For each name, how many labels there were when each of those with it came, innermost first. */
  private final Map<String, Deque<Integer>> labels = new HashMap<>();

  private final List<IndexSpace.Named> labelNames = new ArrayList<>();
  private int labelDepth;
  private int labelCount;

  IndexSpace locals() {
    return locals;
  }

  /** {@return the names of all labels that there have been, numbered in their order} */
  List<IndexSpace.Named> labelNames() {
    return labelNames;
  }

  void pushLabel(Label label) {
    if (label.id() != null) {
      labels.computeIfAbsent(label.id(), id -> new ArrayDeque<>()).push(labelDepth);
    }
    if (label.name() != null) {
      labelNames.add(new IndexSpace.Named(labelCount, label.name()));
    }
    labelDepth++;
    labelCount++;
  }

  void popLabel(Label label) {
    labelDepth--;
    if (label.id() != null) {
      labels.get(label.id()).pop();
    }
  }

  /** {@return the index of the innermost label with a name, or -1} */
  int labelIndex(String id) {
    Deque<Integer> depths = labels.get(id);
    return depths == null || depths.isEmpty() ? -1 : labelDepth - 1 - depths.peek();
  }

  /**
   * A block's label.
   *
   * @param id its name, or null
   * @param name its name for the name section, or null
   */
  record Label(String id, String name) {

    /** Parses a label, which may have no name. */
    static Label parse(Cursor cursor) {
      String id = cursor.optionalId();
      String annotation = cursor.optionalNameAnnotation();
      return new Label(id, annotation == null ? id : annotation);
    }
  }
}
