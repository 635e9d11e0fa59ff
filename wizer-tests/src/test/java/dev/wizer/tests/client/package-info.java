/**
 * Real clients. Those that come from npm are there when the environment variable {@code
 * WIZER_CLIENTS} names the directory into which {@code clients/install} put them.
 */
package dev.wizer.tests.client;
