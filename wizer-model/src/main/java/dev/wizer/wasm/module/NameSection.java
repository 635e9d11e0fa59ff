package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The module's, its functions' and its globals' names in a module's name section, for backtraces
 * and messages. A section that is not well-formed gives the names before the fault: the
 * specification forbids failing for its sake.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
public final class NameSection {

  private static final int MODULE_NAME = 0;
  private static final int FUNCTION_NAMES = 1;
  private static final int GLOBAL_NAMES = 7;

  private final Map<Integer, String> functionNames = new TreeMap<>();
  private final Map<Integer, String> globalNames = new TreeMap<>();
  private Optional<String> moduleName = Optional.empty();

  private NameSection() {}

  /** {@return the names in {@code module}; none if it has no name section} */
  public static NameSection of(Module module) {
    NameSection names = new NameSection();
    for (CustomSection custom : module.customs()) {
      if (custom.name().equals("name")) {
        names.read(new WasmReader(custom.content()));
      }
    }
    return names;
  }

  private void read(WasmReader reader) {
    try {
      while (reader.hasMore()) {
        int id = reader.readByte();
        ByteRange content = reader.readRange(reader.readU32());
        if (id == MODULE_NAME) {
          moduleName = Optional.of(new WasmReader(content).readName());
        } else if (id == FUNCTION_NAMES) {
          readNames(new WasmReader(content), functionNames);
        } else if (id == GLOBAL_NAMES) {
          readNames(new WasmReader(content), globalNames);
        }
      }
    } catch (MalformedModuleException e) {
      // Custom sections can't make a module malformed; what was read so far stays usable.
      return;
    }
  }

  private static void readNames(WasmReader reader, Map<Integer, String> target) {
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int index = reader.readU32();
      target.put(index, reader.readName());
    }
  }

  /** {@return the index of the first global with a name, if there is one} */
  public OptionalInt globalIndex(String name) {
    for (Map.Entry<Integer, String> entry : globalNames.entrySet()) {
      if (entry.getValue().equals(name) && entry.getKey() >= 0) {
        return OptionalInt.of(entry.getKey());
      }
    }
    return OptionalInt.empty();
  }

  /** {@return the module's own name, if it has one} */
  public Optional<String> moduleName() {
    return moduleName;
  }

  /** {@return the name of a function, if it has one} */
  public Optional<String> functionName(int funcIndex) {
    return Optional.ofNullable(functionNames.get(funcIndex));
  }

  /** {@return the name of a global, if it has one} */
  public Optional<String> globalName(int globalIndex) {
    return Optional.ofNullable(globalNames.get(globalIndex));
  }
}
