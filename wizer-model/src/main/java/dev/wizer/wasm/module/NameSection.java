package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The function names in a module's name section, for backtraces and messages. A section that is not
 * well-formed gives the names before the fault: the specification forbids failing for its sake.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
public final class NameSection {

  private static final int FUNCTION_NAMES = 1;

  private final Map<Integer, String> functionNames;

  private NameSection(Map<Integer, String> functionNames) {
    this.functionNames = functionNames;
  }

  /** {@return the names in {@code module}; none if it has no name section} */
  public static NameSection of(Module module) {
    Map<Integer, String> names = new TreeMap<>();
    for (CustomSection custom : module.customs()) {
      if (custom.name().equals("name")) {
        readInto(names, new WasmReader(module.bytes(), custom.content()), module.bytes());
      }
    }
    return new NameSection(names);
  }

  private static void readInto(Map<Integer, String> names, WasmReader reader, byte[] bytes) {
    try {
      while (reader.hasMore()) {
        int id = reader.readByte();
        ByteRange content = reader.readRange(reader.readU32());
        if (id == FUNCTION_NAMES) {
          readNameMap(names, new WasmReader(bytes, content));
        }
      }
    } catch (MalformedModuleException e) {
      // Custom sections can't make a module malformed; what was read so far stays usable.
      return;
    }
  }

  private static void readNameMap(Map<Integer, String> names, WasmReader reader) {
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int index = reader.readU32();
      names.put(index, reader.readName());
    }
  }

  /** {@return the name of a function, if it has one} */
  public Optional<String> functionName(int funcIndex) {
    return Optional.ofNullable(functionNames.get(funcIndex));
  }
}
