package dev.wizer.cli;

import dev.wizer.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done about a failure, in the words of the command line. */
final class RemedyText {

  private RemedyText() {}

  /** {@return why a run failed, from the outermost cause to the innermost, with what helps} */
  static List<String> append(List<String> details, Optional<Remedy> remedy) {
    List<String> all = new ArrayList<>(details);
    if (remedy.isPresent()) {
      int last = all.size() - 1;
      all.set(last, all.get(last) + "; " + text(remedy.get()));
    }
    return all;
  }

  private static String text(Remedy remedy) {
    return switch (remedy) {
      case ALLOW_WASI -> "allow WASI (--allow-wasi) to let it through";
      case MORE_HEAP -> "give the JVM more memory, for example with WIZER_JAVA_OPTS=-Xmx8g";
    };
  }
}
