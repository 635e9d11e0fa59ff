package dev.wizer.wasm.module;

/**
 * An export.
 *
 * @param name its name, unique among the module's exports
 * @param kind what is exported
 * @param index its index in the kind's index space
 * @param offset where the export begins in the module's bytes
 */
public record Export(String name, ExternKind kind, int index, int offset) {}
