package dev.wizer.engine;

/**
 * Something that an instance exports and another one may import: a function, table, memory, global
 * or tag of a store. Each engine has its own.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#external-values">External
 *     addresses</a>
 */
public interface Extern {}
