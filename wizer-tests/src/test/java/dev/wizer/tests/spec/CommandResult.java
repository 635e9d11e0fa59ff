package dev.wizer.tests.spec;

/**
 * What became of a command.
 *
 * @param line the line on which it begins, from 1
 * @param verdict what became of it
 */
record CommandResult(int line, Verdict verdict) {}
