package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is open by name. */
final class NamedNodes {

  /** For hosts where nothing is known by its name. */
  static final NamedNodes NONE = new NamedNodes();

  private final List<NamedNode> nodes = new ArrayList<>();

  void add(NamedNode node) {
    nodes.add(node);
  }

  void remove(NamedNode node) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i) == node) {
        nodes.remove(i);
        return;
      }
    }
  }

  /** The guest has renamed {@code from} to {@code to}: what is open beneath it goes along. */
  void moved(Path from, Path to) {
    for (NamedNode node : nodes) {
      if (node.path().startsWith(from)) {
        node.movedTo(node.path().equals(from) ? to : to.resolve(from.relativize(node.path())));
      }
    }
  }

  /**
   * {@return the attributes that a file or an empty directory will have when the name {@code path}
   * has gone, or null if it is not open by that name}
   */
  FileStat unlinking(Path path) throws IOException {
    for (NamedNode node : nodes) {
      if (node.path().equals(path)) {
        return HostFiles.attributesIfPresent(path) == null ? null : HostFiles.stat(path).unlinked();
      }
    }
    return null;
  }

  /** The guest has removed the name {@code path} of a file or of an empty directory. */
  void unlinked(Path path, FileStat last) {
    for (NamedNode node : nodes) {
      if (node.path().equals(path)) {
        node.unlinked(last);
      }
    }
  }
}
