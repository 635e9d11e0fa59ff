/** The architecture's rules, checked. */
package dev.wizer.tests.architecture;
