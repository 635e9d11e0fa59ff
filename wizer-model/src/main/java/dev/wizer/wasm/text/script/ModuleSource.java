package dev.wizer.wasm.text.script;

/** How a script gives a module. */
public sealed interface ModuleSource {

  /**
   * A module in the text format, for {@link dev.wizer.wasm.text.WatParser}. It is not parsed yet: a
   * script goes on after a module that can't be.
   *
   * @param text its text
   */
  record Text(String text) implements ModuleSource {}

  /**
   * A module in the binary format.
   *
   * @param bytes its bytes, which may be malformed; not to be changed
   */
  record Binary(byte[] bytes) implements ModuleSource {}

  /**
   * A module in the text format that is given as strings, as it may not even consist of tokens.
   *
   * @param utf8 its text in UTF-8, which may be malformed; not to be changed
   */
  record Quote(byte[] utf8) implements ModuleSource {}
}
