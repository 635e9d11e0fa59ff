package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ValType;

/**
 * What an array's type says.
 *
 * @param typeNumber the type's canonical number
 * @param kind how its elements are kept
 * @param type the type that an element has on the operand stack, in canonical form
 */
public record ArrayLayout(int typeNumber, StorageKind kind, ValType type) {}
