package dev.wizer.engine.interp.translate;

/**
 * Where in the store the entries of a module's index spaces are. The arrays are not to be changed.
 *
 * @param funcs the functions' addresses
 * @param tables the tables' addresses
 * @param memories the memories' addresses
 * @param globals the globals' first slots
 * @param tags the tags' addresses
 * @param firstElem the address of the first element segment; the others follow it
 * @param firstData the address of the first data segment; the others follow it
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#addresses">Addresses</a>
 */
public record Addresses(
    int[] funcs,
    int[] tables,
    int[] memories,
    int[] globals,
    int[] tags,
    int firstElem,
    int firstData) {}
