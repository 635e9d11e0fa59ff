package dev.wizer.wasm.module;

/** What an import asks for. */
public sealed interface ImportDesc {

  /** {@return the kind of thing that is asked for} */
  ExternKind kind();

  /**
   * A function.
   *
   * @param typeIndex the index of its type
   */
  record Func(int typeIndex) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.FUNC;
    }
  }

  /**
   * A table.
   *
   * @param type its type
   */
  record Table(TableType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.TABLE;
    }
  }

  /**
   * A memory.
   *
   * @param type its type
   */
  record Memory(MemoryType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.MEMORY;
    }
  }

  /**
   * A global.
   *
   * @param type its type
   */
  record Global(GlobalType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.GLOBAL;
    }
  }

  /**
   * A tag.
   *
   * @param type its type
   */
  record Tag(TagType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.TAG;
    }
  }
}
