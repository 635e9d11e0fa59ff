/**
 * What crosses modules: contracts, properties over generated modules, real clients, the command
 * line as a whole, and the architecture itself.
 */
package dev.wizer.tests;
