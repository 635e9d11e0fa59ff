package dev.wizer.tests.spec;

/**
 * An object of the host, to which scripts refer by a number.
 *
 * @param number the number, unsigned
 */
record HostObject(int number) {}
