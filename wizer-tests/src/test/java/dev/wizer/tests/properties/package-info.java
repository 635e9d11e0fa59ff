/**
 * Properties of the whole over generated modules. A failure prints the seed and the size; the
 * module that they make belongs into {@code src/test/resources/regressions} and gets a plain test.
 */
package dev.wizer.tests.properties;
