/**
 * The engine as the domain sees it.
 *
 * <p>Start with {@link dev.wizer.engine.WasmEngine}: it turns the bytes of a valid module and one
 * {@link dev.wizer.engine.HostFunction} for each function import into an {@link
 * dev.wizer.engine.EngineInstance}, whose exports can be called and whose {@link
 * dev.wizer.engine.InstanceState} can be read. Everything is addressed by export name, so that any
 * engine that knows exports can be an adapter: the domain exports what it wants to see before it
 * hands a module over.
 *
 * <p>Instances that import from one another live in one {@link dev.wizer.engine.EngineStore}; what
 * one exports as an {@link dev.wizer.engine.Extern} another one gets as an {@link
 * dev.wizer.engine.InstanceImport}.
 *
 * <p>Values are {@link dev.wizer.engine.WasmValue}s, types {@link dev.wizer.engine.ValType}s; all
 * failures are {@link dev.wizer.engine.EngineException}s.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>piece
 *   <dd>a range of an array that holds whole sections of a module: see {@link
 *       dev.wizer.engine.ModuleBytes}.
 *   <dt>page
 *   <dd>65,536 bytes of a memory.
 *   <dt>address
 *   <dd>the index of a byte in a memory: unsigned, held in a {@code long}.
 *   <dt>function index
 *   <dd>a position in a module's function index space: imported functions first, then defined ones.
 * </dl>
 *
 * <p>This package is a leaf. It must not depend on anything but {@code java.base}.
 */
package dev.wizer.engine;
