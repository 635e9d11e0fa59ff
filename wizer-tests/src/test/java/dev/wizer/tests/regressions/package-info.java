/**
 * Modules that were once pre-initialized wrongly, and what is right: the module of the test
 * resource with the test's name.
 */
package dev.wizer.tests.regressions;
