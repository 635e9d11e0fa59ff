package dev.wizer.cli;

import dev.wizer.Stage;
import dev.wizer.WizerReport;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.NumberText;
import dev.wizer.wasm.text.PrintableText;
import java.time.Duration;
import java.util.Map;

/** What was done, for a person. */
final class ReportText {

  private ReportText() {}

  static String of(WizerReport report, String engine) {
    StringBuilder text = new StringBuilder();
    text.append("initialized")
        .append(PrintableText.of(functions(report)))
        .append(" by engine ")
        .append(engine);
    if (report.exitCode().isPresent()) {
      text.append("; the guest exited with code ");
      text.append(Integer.toUnsignedString(report.exitCode().getAsInt()));
    }
    text.append('\n');
    for (WizerReport.InitResult call : report.initCalls()) {
      for (WasmValue result : call.results()) {
        line(text, "returned by `" + call.exportName() + "`", NumberText.of(result));
      }
    }
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
    if (report.instructions().isPresent()) {
      line(text, "instructions", report.instructions().getAsLong() + " executed");
    }
    for (WizerReport.StubCalls stub : report.stubs()) {
      line(text, "stub `" + stub.module() + "." + stub.name() + "`", stub.calls() + " calls");
    }
    for (Map.Entry<Stage, Duration> stage : report.stages().entrySet()) {
      line(text, stage.getKey().text(), stage.getValue().toMillis() + " ms");
    }
    return text.toString().stripTrailing();
  }

  private static String functions(WizerReport report) {
    StringBuilder names = new StringBuilder();
    for (WizerReport.InitResult call : report.initCalls()) {
      names.append(names.length() == 0 ? " with `" : ", `").append(call.exportName()).append('`');
    }
    return names.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  ").append(PrintableText.of(what)).append(": ").append(value).append('\n');
  }
}
