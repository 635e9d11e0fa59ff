package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Opcode;
import java.util.Set;

/** Which {@link Kind} each instruction is of. */
final class InstructionKinds {

  private InstructionKinds() {}

  static byte inBody(Opcode opcode) {
    return switch (opcode.immediates()) {
      case NONE -> opcode.signature() == null ? withoutImmediates(opcode) : ofOperands(opcode);
      case MEM_ARG -> ofMemoryAccess(opcode);
      case MEM_ARG_LANE -> Kind.LANE_ACCESS;
      case LANE -> Kind.LANE;
      case LANES -> Kind.SHUFFLE;
      case V128 -> Kind.V128_CONST;
      case I32 -> Kind.I32_CONST;
      case I64 -> Kind.I64_CONST;
      case F32 -> Kind.F32_CONST;
      case F64 -> Kind.F64_CONST;
      case MEMORY -> ofMemory(opcode);
      case MEMORY_MEMORY -> Kind.MEMORY_COPY;
      case DATA_MEMORY -> Kind.MEMORY_INIT;
      case DATA -> Kind.DATA_DROP;
      case TABLE, TABLE_TABLE, ELEM_TABLE, ELEM -> Kind.TABLE;
      case HEAP_TYPE -> Kind.REFERENCE;
      case TYPE_FIELD, TYPE_LENGTH, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> Kind.AGGREGATE;
      case CAST -> Kind.REFERENCE_BRANCH;
      case TAG, TRY_TABLE -> Kind.EXCEPTION;
      case SELECT_TYPES -> Kind.SELECT_T;
      case ORDERING -> Kind.FENCE;
      default -> ofControlOrVariable(opcode);
    };
  }

  private static byte ofOperands(Opcode opcode) {
    if (opcode.prefix() != 0) {
      return Kind.PLAIN;
    }
    return opcode.signature().indexOf(':') == 1 ? Kind.UNARY : Kind.BINARY;
  }

  private static byte ofMemoryAccess(Opcode opcode) {
    if (opcode.prefix() != 0) {
      return opcode.prefix() == Opcode.PREFIX_FE ? Kind.ATOMIC_ACCESS : Kind.MEMORY_ACCESS;
    }
    return opcode.signature().indexOf(':') == 1 ? Kind.LOAD : Kind.STORE;
  }

  private static byte ofMemory(Opcode opcode) {
    return switch (opcode) {
      case MEMORY_SIZE -> Kind.MEMORY_SIZE;
      case MEMORY_GROW -> Kind.MEMORY_GROW;
      default -> Kind.MEMORY_FILL;
    };
  }

  private static byte withoutImmediates(Opcode opcode) {
    return switch (opcode) {
      case NOP -> Kind.NOP;
      case END -> Kind.END;
      case ELSE -> Kind.ELSE;
      case UNREACHABLE -> Kind.UNREACHABLE;
      case RETURN -> Kind.RETURN;
      case DROP -> Kind.DROP;
      case SELECT -> Kind.SELECT;
      case CATCH_ALL, THROW_REF -> Kind.EXCEPTION;
      case ARRAY_LEN -> Kind.AGGREGATE;
      default -> Kind.REFERENCE;
    };
  }

  private static byte ofControlOrVariable(Opcode opcode) {
    return switch (opcode) {
      case BLOCK -> Kind.BLOCK;
      case LOOP -> Kind.LOOP;
      case IF -> Kind.IF;
      case BR -> Kind.BR;
      case BR_IF -> Kind.BR_IF;
      case BR_TABLE -> Kind.BR_TABLE;
      case BR_ON_NULL, BR_ON_NON_NULL -> Kind.REFERENCE_BRANCH;
      case CALL -> Kind.CALL;
      case CALL_INDIRECT -> Kind.CALL_INDIRECT;
      case CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> Kind.OTHER_CALL;
      case TRY, DELEGATE, RETHROW -> Kind.EXCEPTION;
      case REF_FUNC -> Kind.REFERENCE;
      case LOCAL_GET -> Kind.LOCAL_GET;
      case LOCAL_SET -> Kind.LOCAL_SET;
      case LOCAL_TEE -> Kind.LOCAL_TEE;
      case GLOBAL_GET -> Kind.GLOBAL_GET;
      case GLOBAL_SET -> Kind.GLOBAL_SET;
      default -> Kind.AGGREGATE;
    };
  }

  /** {@return the kind in constant expressions of an instruction that is {@code kind} in bodies} */
  static byte inConstant(Opcode opcode, byte kind, Set<Feature> features) {
    return switch (opcode) {
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST, REF_NULL, END -> kind;
      case STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED -> kind;
      case REF_I31, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> kind;
      case GLOBAL_GET -> Kind.CONSTANT_GLOBAL_GET;
      case REF_FUNC -> Kind.CONSTANT_REF_FUNC;
      case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL ->
          features.contains(Feature.EXTENDED_CONST) ? kind : Kind.NOT_CONSTANT;
      default -> Kind.NOT_CONSTANT;
    };
  }
}
