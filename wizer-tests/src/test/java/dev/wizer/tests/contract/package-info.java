/**
 * The port's contract, sentence by sentence, as tests that every adapter passes.
 *
 * <p>Each {@code XxxContract} is about one part of it. A class for each adapter extends them all,
 * and says where the adapter departs. The modules are resources, each beside its text.
 */
package dev.wizer.tests.contract;
