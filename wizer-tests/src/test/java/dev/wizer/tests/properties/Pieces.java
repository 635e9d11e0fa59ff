package dev.wizer.tests.properties;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.RawSections;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Modules in pieces, and what they say whatever pieces they are in. */
final class Pieces {

  private Pieces() {}

  /**
   * {@return a module, divided at each section, each piece in the middle of an array of its own}
   */
  static ModuleBytes split(byte[] module) {
    List<ModuleBytes.Piece> pieces = new ArrayList<>();
    pieces.add(copy(new ByteRange(module, 0, RawSections.PREAMBLE_LENGTH)));
    for (RawSection section : ModuleReader.read(module).sections()) {
      pieces.add(copy(section.frame()));
    }
    return ModuleBytes.of(pieces);
  }

  private static ModuleBytes.Piece copy(ByteRange range) {
    int start = 3;
    byte[] array = new byte[start + range.lengthInBytes() + 2];
    // What is around must not be looked at: no section begins so.
    Arrays.fill(array, (byte) -1);
    System.arraycopy(range.array(), range.start(), array, start, range.lengthInBytes());
    return new ModuleBytes.Piece(array, start, start + range.lengthInBytes());
  }

  /** {@return all that has been read, with the bytes of ranges, but without offsets} */
  static String describe(Module module) {
    return describe((Object) module);
  }

  private static String describe(Object value) {
    if (value instanceof ByteRange range) {
      return Arrays.toString(Arrays.copyOfRange(range.array(), range.start(), range.end()));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Pieces::describe).toList().toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Pieces::describe).toString();
    }
    if (value instanceof ModuleBytes bytes) {
      return Arrays.toString(bytes.toByteArray());
    }
    if (value instanceof Data data) {
      return describe(List.of(data.range(), data.mode(), data.bytes()));
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    return value instanceof Record ? describeRecord(value) : String.valueOf(value);
  }

  private static String describeRecord(Object value) {
    StringBuilder text = new StringBuilder(value.getClass().getSimpleName());
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (!component.getName().equals("offset") || component.getType() != int.class) {
        text.append(' ').append(component.getName()).append('=');
        text.append(describe(valueOf(component, value)));
      }
    }
    return text.toString();
  }

  private static Object valueOf(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
