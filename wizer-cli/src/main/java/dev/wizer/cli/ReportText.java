package dev.wizer.cli;

import dev.wizer.Stage;
import dev.wizer.WizerReport;
import java.time.Duration;
import java.util.Map;

/** What was done, for a person. */
final class ReportText {

  private ReportText() {}

  static String of(WizerReport report, String engine) {
    StringBuilder text = new StringBuilder();
    text.append("initialized with `").append(report.initFunc()).append("` by engine ");
    text.append(engine).append(report.exited() ? "; the guest exited with code 0\n" : "\n");
    line(text, "input", report.inputBytes() + " bytes");
    line(text, "output", report.outputBytes() + " bytes");
    for (int i = 0; i < report.memories().size(); i++) {
      WizerReport.MemorySize memory = report.memories().get(i);
      line(text, "memory " + i, memory.minPages() + " -> " + memory.pages() + " pages");
    }
    line(text, "data segments", report.dataSegments() + " with " + report.dataBytes() + " bytes");
    line(text, "globals", report.changedGlobals() + " changed");
    line(text, "tables", report.changedTables() + " changed");
    if (report.objects() > 0) {
      line(text, "objects", report.objects() + " made anew");
    }
    for (Map.Entry<Stage, Duration> stage : report.stages().entrySet()) {
      line(text, stage.getKey().text(), stage.getValue().toMillis() + " ms");
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  ").append(what).append(": ").append(value).append('\n');
  }
}
