package dev.wizer.wasm.module;

import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reading types of all kinds. */
class TypeReaderTest {

  private static final int[] VOID_TYPE = bytes(0x60, 0, 0);

  private static Module read(SectionId id, int[]... entries) {
    return ModuleReader.read(new RawModule().vector(id, entries).build());
  }

  private static String malformed(SectionId id, int[]... entries) {
    byte[] module = new RawModule().vector(id, entries).build();
    return assertThrows(MalformedModuleException.class, () -> ModuleReader.read(module)).problem();
  }

  @Test
  void read_limitsOfAllFlags_giveAddressTypeSharingAndPageSize() {
    Module module =
        read(
            SectionId.MEMORY,
            bytes(0, 1),
            bytes(3, 1, 2),
            bytes(4, 1),
            bytes(7, 1, 2),
            bytes(8, 1, 0),
            bytes(15, 1, 2, 16));
    OptionalLong none = OptionalLong.empty();
    OptionalLong two = OptionalLong.of(2);
    assertEquals(
        List.of(
            new MemoryType(new Limits(1, none)),
            new MemoryType(AddressType.I32, new Limits(1, two), true, 16),
            new MemoryType(AddressType.I64, new Limits(1, none), false, 16),
            new MemoryType(AddressType.I64, new Limits(1, two), true, 16),
            new MemoryType(AddressType.I32, new Limits(1, none), false, 0),
            new MemoryType(AddressType.I64, new Limits(1, two), true, 16)),
        module.memoryTypes());
    assertEquals(
        new TableType(AddressType.I64, RefType.FUNCREF, new Limits(1, two)),
        read(SectionId.TABLE, bytes(0x70, 5, 1, 2)).tableTypes().get(0));
  }

  @Test
  void read_limitsOfOtherFlags_areRefused() {
    assertEquals("malformed limits flags", malformed(SectionId.MEMORY, bytes(16, 1)));
    assertEquals("malformed limits flags", malformed(SectionId.TABLE, bytes(0x70, 2, 1)));
    assertEquals("malformed limits flags", malformed(SectionId.TABLE, bytes(0x70, 8, 1, 0)));
    assertEquals("invalid custom page size", malformed(SectionId.MEMORY, bytes(8, 1, 64)));
  }

  @Test
  void read_typeDefinitions_givesGroupsAndTheirTypes() {
    Module module =
        read(
            SectionId.TYPE,
            bytes(0x5F, 2, 0x78, 0, 0x7F, 1),
            bytes(0x4E, 2, 0x50, 0, 0x5E, 0x77, 1, 0x4F, 1, 1, 0x60, 0, 0),
            bytes(0x4E, 0),
            VOID_TYPE);
    FieldType i8 = new FieldType(StorageType.Packed.I8, false);
    FieldType i32 = new FieldType(new StorageType.Unpacked(NumType.I32), true);
    SubType struct = new SubType(true, List.of(), new CompType.Struct(List.of(i8, i32)));
    SubType array =
        new SubType(
            false, List.of(), new CompType.Array(new FieldType(StorageType.Packed.I16, true)));
    CompType.Func func = new CompType.Func(new FuncType(List.of(), List.of()));
    SubType sub = new SubType(true, List.of(1), func);
    SubType plain = new SubType(true, List.of(), func);
    assertEquals(
        List.of(
            new RecType(0, List.of(struct), 11),
            new RecType(1, List.of(array, sub), 17),
            new RecType(3, List.of(), 30),
            new RecType(3, List.of(plain), 32)),
        module.recTypes());
    assertEquals(List.of(struct, array, sub, plain), module.types());
  }

  @Test
  void read_otherTypeDefinitions_areRefused() {
    assertEquals("malformed definition type", malformed(SectionId.TYPE, bytes(0x61, 0, 0)));
    assertEquals("malformed definition type", malformed(SectionId.TYPE, bytes(0x4E, 1, 0x4E, 0)));
    assertEquals("malformed mutability", malformed(SectionId.TYPE, bytes(0x5E, 0x7F, 2)));
    assertEquals("malformed reference type", malformed(SectionId.TYPE, bytes(0x5E, 0x79, 0)));
    assertEquals("malformed reference type", malformed(SectionId.TYPE, bytes(0x60, 1, 0x78, 0)));
  }

  @Test
  void read_references_giveTheirHeapTypes() {
    AbstractHeapType[] types = {
      AbstractHeapType.NOEXN,
      AbstractHeapType.NOFUNC,
      AbstractHeapType.NOEXTERN,
      AbstractHeapType.NONE,
      AbstractHeapType.FUNC,
      AbstractHeapType.EXTERN,
      AbstractHeapType.ANY,
      AbstractHeapType.EQ,
      AbstractHeapType.I31,
      AbstractHeapType.STRUCT,
      AbstractHeapType.ARRAY,
      AbstractHeapType.EXN
    };
    for (int i = 0; i < types.length; i++) {
      int code = 0x74 - i;
      assertEquals(new RefType(true, types[i]), resultOf(bytes(code)));
      assertEquals(new RefType(true, types[i]), resultOf(bytes(0x63, code)));
      assertEquals(new RefType(false, types[i]), resultOf(bytes(0x64, code)));
    }
    assertEquals(new RefType(true, new ConcreteHeapType(128)), resultOf(bytes(0x63, 0x80, 0x01)));
    assertEquals("malformed heap type", malformed(SectionId.TYPE, bytes(0x60, 1, 0x63, 0x40, 0)));
  }

  private static ValType resultOf(int[] type) {
    return read(SectionId.TYPE, concat(bytes(0x60, 0, 1), type)).funcType(0).results().get(0);
  }
}
