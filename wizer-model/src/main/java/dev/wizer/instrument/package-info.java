/**
 * Makes a module's state visible: exports every defined memory and table, every global that can
 * change or lead to an object that can, and the start function, under names of our own, so that an
 * engine needs to know nothing but exports.
 *
 * <p>Begin with {@link dev.wizer.instrument.Instrumenter}. The instrumented module is only ever
 * run; the output is made from the original one.
 *
 * <p>Must not depend on the snapshot, the rewriting or an engine.
 */
package dev.wizer.instrument;
