package dev.wizer.wasm.module;

/**
 * An import.
 *
 * @param module the name of the module that it is from
 * @param name its name there
 * @param desc what is imported
 * @param offset where the import begins in the module's bytes
 */
public record Import(String module, String name, ImportDesc desc, int offset) {}
