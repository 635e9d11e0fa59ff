package dev.wizer.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Only the command and the Maven plugin know how their users give options: what a library's user is
 * told names none. The strings of a class file are in it as they are.
 */
class DomainMessagesTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z]{2,}[a-z-]*|-X[a-z]{2}|WIZER_");

  @Test
  void stringsOutsideOfTheCommand_nameNoOptions() throws IOException {
    Set<String> found = new TreeSet<>();
    Set<String> inCommand = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.wizer")) {
      boolean isCommand = type.getPackageName().startsWith("dev.wizer.cli");
      if (isCommand) {
        inCommand.addAll(optionsIn(type));
      } else if (!type.getPackageName().equals("dev.wizer.maven")) {
        found.addAll(optionsIn(type));
      }
    }
    assertTrue(inCommand.contains("OptionDefinition: --allow-wasi"), inCommand::toString);
    assertEquals(Set.of(), found);
  }

  private static Set<String> optionsIn(JavaClass type) throws IOException {
    Set<String> found = new TreeSet<>();
    try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      String text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
      Matcher matcher = OPTION.matcher(text);
      while (matcher.find()) {
        found.add(type.getSimpleName() + ": " + matcher.group());
      }
    }
    return found;
  }
}
