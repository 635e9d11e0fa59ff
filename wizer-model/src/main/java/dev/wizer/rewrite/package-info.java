/**
 * Writes the module that starts in the state that a snapshot found.
 *
 * <p>Begin with {@link dev.wizer.rewrite.Rewriter}. Each section that can change has a class of its
 * own; {@link dev.wizer.rewrite.SectionAssembler} puts their output among the sections that do not
 * change, which stay ranges of the original's bytes. What did not change inside a changed section
 * is copied byte for byte. Only when new globals have to stand before the module's own are all
 * indices of globals written anew, by {@link dev.wizer.rewrite.GlobalNumbering}, wherever they
 * occur.
 *
 * <p>Must not depend on an engine.
 */
package dev.wizer.rewrite;
