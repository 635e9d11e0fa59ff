package dev.wizer.wasm.module;

/**
 * A defined global.
 *
 * @param type its type
 * @param init its initial value
 * @param offset where the global begins in the module's bytes
 */
public record Global(GlobalType type, ConstExpr init, int offset) {}
