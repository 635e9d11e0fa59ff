package dev.wizer.cli;

import dev.wizer.SizeReport;
import dev.wizer.wasm.text.PrintableText;
import java.util.List;

/** Where a result's bytes are, for a person: lines that follow the report's. */
final class SizeText {

  private SizeText() {}

  static String of(SizeReport report) {
    StringBuilder text = new StringBuilder();
    for (SizeReport.SectionSize section : report.sections()) {
      text.append("\n  section ").append(PrintableText.of(section.name())).append(": ");
      text.append(section.before()).append(" -> ").append(section.after()).append(" bytes");
    }
    add("segments", report.segments(), text);
    add("gaps", report.gaps(), text);
    return text.toString();
  }

  private static void add(String what, List<SizeReport.Group> groups, StringBuilder text) {
    for (SizeReport.Group group : groups) {
      text.append("\n  ").append(what).append(" of ").append(group.minLength()).append(" to ");
      text.append(2 * group.minLength() - 1).append(" bytes: ").append(group.count());
      text.append(" with ").append(group.lengthInBytes()).append(" bytes");
    }
  }
}
