/** The library as its users call it: the facade with a real engine, on modules made by hand. */
package dev.wizer.tests.library;
