package dev.wizer.snapshot;

/** What holds a reference directly: a global, or an element of a table. */
sealed interface StateRoot {

  /** {@return the beginning of a message about what it holds} */
  String holds();

  /** {@return the beginning of a message about an object that can be reached from it} */
  String leadsTo();

  /**
   * A global.
   *
   * @param index the global's index
   */
  record InGlobal(int index) implements StateRoot {
    @Override
    public String holds() {
      return "cannot snapshot global " + index + ": it holds ";
    }

    @Override
    public String leadsTo() {
      return "cannot snapshot global " + index + ": it leads to ";
    }
  }

  /**
   * An element of a table.
   *
   * @param tableIndex the table
   * @param index the element
   */
  record InTable(int tableIndex, long index) implements StateRoot {
    private String element() {
      return "cannot snapshot table " + tableIndex + ": element " + index;
    }

    @Override
    public String holds() {
      return element() + " is ";
    }

    @Override
    public String leadsTo() {
      return element() + " leads to ";
    }
  }
}
