package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.Extern;

/** What an instance exports, for others to import. */
public sealed interface StoreExtern extends Extern {

  /** {@return the store that it belongs to} */
  Store store();

  /** {@return the kind of thing that it is, in a word} */
  String kind();

  /**
   * A function.
   *
   * @param store its store
   * @param func the function
   */
  record OfFunc(Store store, Func func) implements StoreExtern {
    @Override
    public String kind() {
      return "function";
    }
  }

  /**
   * A table.
   *
   * @param store its store
   * @param address its address
   */
  record OfTable(Store store, int address) implements StoreExtern {
    @Override
    public String kind() {
      return "table";
    }
  }

  /**
   * A memory.
   *
   * @param store its store
   * @param address its address
   */
  record OfMemory(Store store, int address) implements StoreExtern {

    LinearMemory memory() {
      return store.memories[address];
    }

    @Override
    public String kind() {
      return "memory";
    }
  }

  /**
   * A global.
   *
   * @param store its store
   * @param global the global
   */
  record OfGlobal(Store store, GlobalCell global) implements StoreExtern {
    @Override
    public String kind() {
      return "global";
    }
  }

  /**
   * A tag.
   *
   * @param store its store
   * @param address its address
   */
  record OfTag(Store store, int address) implements StoreExtern {
    @Override
    public String kind() {
      return "tag";
    }
  }
}
