package dev.wizer.wasm.validate;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.RecType;
import dev.wizer.wasm.module.StorageType;
import dev.wizer.wasm.module.SubType;
import java.util.List;
import java.util.Set;

/**
 * Validates type definitions, group by group.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html#recursive-types">Recursive
 *     types</a>
 */
final class TypeSectionValidator {

  private final Set<Feature> features;
  private final TypeSpace types;

  /** How many supertypes each definition has above it. */
  private final int[] depths;

  private TypeSectionValidator(Module module, Set<Feature> features) {
    this.features = features;
    this.types = new TypeSpace(module.types());
    this.depths = new int[module.types().size()];
  }

  static TypeSpace validate(Module module, Set<Feature> features) {
    TypeSectionValidator validator = new TypeSectionValidator(module, features);
    for (RecType group : module.recTypes()) {
      validator.validateGroup(group);
    }
    return validator.types;
  }

  private void validateGroup(RecType group) {
    int offset = group.offset();
    int first = group.firstTypeIndex();
    int size = group.subTypes().size();
    TypeValidator validator = new TypeValidator(features, first + size);
    for (int i = 0; i < size; i++) {
      SubType type = group.subTypes().get(i);
      checkFeatures(type, size, offset);
      checkContent(type.compType(), validator, offset);
      checkSuperTypes(type.superTypes(), first + i, validator, offset);
    }
    types.add(group);
    for (int i = 0; i < size; i++) {
      checkMatchesSuperType(group.subTypes().get(i), first + i, offset);
    }
  }

  private void checkFeatures(SubType type, int groupSize, int offset) {
    boolean plain =
        groupSize == 1
            && type.isFinal()
            && type.superTypes().isEmpty()
            && type.compType() instanceof CompType.Func;
    if (!plain && !features.contains(Feature.GC)) {
      throw Context.disabled(Feature.GC, offset);
    }
    if (type.compType() instanceof CompType.Func func
        && func.type().results().size() > 1
        && !features.contains(Feature.MULTI_VALUE)) {
      throw new InvalidModuleException(
          "func type returns multiple values but the multi-value feature is not enabled", offset);
    }
  }

  private static void checkContent(CompType type, TypeValidator validator, int offset) {
    if (type instanceof CompType.Func func) {
      checkValTypes(func.type().params(), validator, offset);
      checkValTypes(func.type().results(), validator, offset);
    } else if (type instanceof CompType.Struct struct) {
      for (FieldType field : struct.fields()) {
        checkField(field, validator, offset);
      }
    } else if (type instanceof CompType.Array array) {
      checkField(array.element(), validator, offset);
    }
  }

  private static void checkValTypes(List<ValType> types, TypeValidator validator, int offset) {
    for (ValType type : types) {
      validator.checkValType(type, offset);
    }
  }

  private static void checkField(FieldType field, TypeValidator validator, int offset) {
    if (field.storage() instanceof StorageType.Unpacked value) {
      validator.checkValType(value.type(), offset);
    }
  }

  private void checkSuperTypes(
      List<Integer> superTypes, int typeIndex, TypeValidator validator, int offset) {
    for (int superType : superTypes) {
      validator.checkTypeIndex(superType, offset);
      if (superType >= typeIndex) {
        throw new InvalidModuleException(
            "forward use of type " + superType + " in sub type definition", offset);
      }
      depths[typeIndex] = depths[superType] + 1;
    }
    if (superTypes.size() > 1) {
      throw new InvalidModuleException(
          "sub type " + typeIndex + " has " + superTypes.size() + " super types", offset);
    }
    if (depths[typeIndex] > WasmLimits.MAX_SUBTYPING_DEPTH) {
      throw new InvalidModuleException(
          "sub type "
              + typeIndex
              + " has too many super types above it, the limit is "
              + WasmLimits.MAX_SUBTYPING_DEPTH,
          offset);
    }
  }

  private void checkMatchesSuperType(SubType type, int typeIndex, int offset) {
    for (int superType : type.superTypes()) {
      if (types.definition(superType).isFinal()) {
        throw new InvalidModuleException(
            "sub type " + typeIndex + " has final super type " + superType, offset);
      }
      if (!types.matchesDefinition(typeIndex, superType)) {
        throw new InvalidModuleException(
            "sub type " + typeIndex + " does not match super type " + superType, offset);
      }
    }
  }
}
