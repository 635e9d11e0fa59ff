package dev.wizer.wasm.text;

import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.text.script.WastAction;
import dev.wizer.wasm.text.script.WastCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the specification's test scripts. Modules within them are left for {@link WatParser}.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts</a>
 */
public final class WastParser {

  private final Cursor cursor;
  private final WastModuleParser modules;
  private final WastValueParser values;
  private int line = 1;
  private int lineStart;

  private WastParser(Source source) {
    this.cursor = new Cursor(Lexer.lex(source));
    this.modules = new WastModuleParser(cursor);
    this.values = new WastValueParser(cursor);
  }

  /**
   * {@return a script's commands, in their order}
   *
   * @throws WatException if the text is no script; modules in it may still be malformed
   */
  public static List<WastCommand> parse(String source) {
    return new WastParser(Source.of(source)).parseScript();
  }

  /**
   * {@return a script's commands, in their order}
   *
   * @param source the text in UTF-8
   * @throws WatException if it is no script; modules in it may still be malformed
   */
  public static List<WastCommand> parse(byte[] source) {
    return new WastParser(Source.of(source)).parseScript();
  }

  private List<WastCommand> parseScript() {
    if (modules.isFieldsAlone()) {
      return List.of(new WastCommand.Module(line(), null, modules.all()));
    }
    List<WastCommand> commands = new ArrayList<>();
    while (!cursor.is(TokenKind.END)) {
      int commandLine = line();
      if (cursor.takeOpen("thread")) {
        commands.add(parseThread(commandLine));
        cursor.close();
      } else {
        commands.add(parseCommand(commandLine));
      }
    }
    return commands;
  }

  /** {@return the line of the next token} Counts on from where it was asked before. */
  private int line() {
    Tokens tokens = cursor.tokens();
    int offset = tokens.start(cursor.position());
    String text = tokens.source().text();
    for (int i = text.indexOf('\n', lineStart); i >= 0 && i < offset; ) {
      line++;
      lineStart = i + 1;
      i = text.indexOf('\n', lineStart);
    }
    return line;
  }

  private WastCommand.Thread parseThread(int commandLine) {
    String name = cursor.requiredId();
    List<String> shared = new ArrayList<>();
    while (cursor.takeOpen("shared")) {
      cursor.expectOpen("module");
      shared.add(cursor.requiredId());
      cursor.close();
      cursor.close();
    }
    List<WastCommand> commands = new ArrayList<>();
    while (!cursor.is(TokenKind.CLOSE)) {
      commands.add(parseCommand(line()));
    }
    return new WastCommand.Thread(commandLine, name, shared, commands);
  }

  private WastCommand parseCommand(int commandLine) {
    if (cursor.isOpen("module")) {
      return modules.parseCommand(commandLine);
    }
    cursor.expect(TokenKind.OPEN);
    int start = cursor.position();
    String keyword = cursor.keyword();
    WastCommand command =
        switch (keyword) {
          case "register" ->
              new WastCommand.Register(commandLine, cursor.name(), cursor.optionalId());
          case "invoke", "get" -> {
            cursor.moveTo(start);
            yield new WastCommand.Action(commandLine, parseActionInside());
          }
          case "wait" -> new WastCommand.Wait(commandLine, cursor.requiredId());
          default -> parseAssertion(keyword, start, commandLine);
        };
    cursor.close();
    return command;
  }

  private WastCommand parseAssertion(String keyword, int token, int commandLine) {
    return switch (keyword) {
      case "assert_return" ->
          new WastCommand.AssertReturn(commandLine, parseAction(), values.parsePatterns());
      case "assert_exhaustion" ->
          new WastCommand.AssertExhaustion(commandLine, parseAction(), cursor.name());
      case "assert_exception" -> new WastCommand.AssertException(commandLine, parseAction());
      case "assert_trap" -> parseTrap(commandLine);
      default -> parseModuleAssertion(keyword, token, commandLine);
    };
  }

  private WastCommand parseTrap(int commandLine) {
    return cursor.isOpen("module")
        ? new WastCommand.AssertModuleTrap(commandLine, modules.parse(), cursor.name())
        : new WastCommand.AssertTrap(commandLine, parseAction(), cursor.name());
  }

  private WastCommand parseModuleAssertion(String keyword, int token, int commandLine) {
    if (!cursor.isOpen("module")) {
      cursor.moveTo(token);
      throw cursor.unexpected();
    }
    ModuleSource source = modules.parse();
    String message = cursor.name();
    return switch (keyword) {
      case "assert_malformed" -> new WastCommand.AssertMalformed(commandLine, source, message);
      case "assert_malformed_custom" ->
          new WastCommand.AssertMalformedCustom(commandLine, source, message);
      case "assert_invalid" -> new WastCommand.AssertInvalid(commandLine, source, message);
      case "assert_invalid_custom" ->
          new WastCommand.AssertInvalidCustom(commandLine, source, message);
      case "assert_unlinkable" -> new WastCommand.AssertUnlinkable(commandLine, source, message);
      default -> {
        cursor.moveTo(token);
        throw cursor.unexpected();
      }
    };
  }

  private WastAction parseAction() {
    cursor.expect(TokenKind.OPEN);
    WastAction action = parseActionInside();
    cursor.close();
    return action;
  }

  private WastAction parseActionInside() {
    if (cursor.takeKeyword("get")) {
      return new WastAction.Get(cursor.optionalId(), cursor.name());
    }
    if (!cursor.takeKeyword("invoke")) {
      throw cursor.unexpected();
    }
    return new WastAction.Invoke(cursor.optionalId(), cursor.name(), values.parseValues());
  }
}
