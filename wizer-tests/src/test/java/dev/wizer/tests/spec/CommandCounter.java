package dev.wizer.tests.spec;

import java.util.Set;

/**
 * Counts a script's commands by its parentheses alone, to check that none was lost on the way.
 * Those of a thread count too.
 */
final class CommandCounter {

  private static final Set<String> FIELDS =
      Set.of(
          "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start",
          "elem", "data");

  private final String text;
  private int position;

  private CommandCounter(String text) {
    this.text = text;
  }

  /**
   * {@return how many commands a script has} A module without its parentheses is one.
   *
   * @param text the script, whose parentheses match
   */
  static int count(String text) {
    return new CommandCounter(text).countList(false);
  }

  /** Counts up to a closing parenthesis or the end, and takes the parenthesis. */
  private int countList(boolean isThread) {
    int commands = 0;
    boolean hasFields = false;
    while (position < text.length() && text.charAt(position) != ')') {
      if (!takeOpen()) {
        skipAtom();
        continue;
      }
      String keyword = keyword();
      if (keyword.equals("thread")) {
        commands += 1 + countList(true);
        continue;
      }
      skipList();
      if (FIELDS.contains(keyword)) {
        hasFields = true;
      } else if (!keyword.startsWith("@") && !(isThread && keyword.equals("shared"))) {
        commands++;
      }
    }
    position++;
    return commands + (hasFields ? 1 : 0);
  }

  private boolean takeOpen() {
    if (text.charAt(position) != '(' || text.startsWith("(;", position)) {
      return false;
    }
    position++;
    return true;
  }

  private String keyword() {
    int start = position;
    while (position < text.length() && isKeyword(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isKeyword(char c) {
    return c == '_' || c == '@' || c == '.' || Character.isLetterOrDigit(c);
  }

  /** Goes behind the parenthesis that closes the one that has been taken. */
  private void skipList() {
    for (int depth = 1; depth > 0 && position < text.length(); ) {
      if (text.charAt(position) == ')') {
        depth--;
        position++;
      } else if (takeOpen()) {
        depth++;
      } else {
        skipAtom();
      }
    }
  }

  /** Goes behind a comment, a string or any other character. */
  private void skipAtom() {
    if (text.startsWith(";;", position)) {
      skipLine();
    } else if (text.startsWith("(;", position)) {
      skipBlockComment();
    } else if (text.charAt(position) == '"') {
      skipString();
    } else {
      position++;
    }
  }

  private void skipLine() {
    while (position < text.length()
        && text.charAt(position) != '\n'
        && text.charAt(position) != '\r') {
      position++;
    }
  }

  private void skipBlockComment() {
    int depth = 0;
    do {
      if (text.startsWith("(;", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith(";)", position)) {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0 && position < text.length());
  }

  private void skipString() {
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    position++;
  }
}
