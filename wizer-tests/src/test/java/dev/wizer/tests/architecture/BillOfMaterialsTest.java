package dev.wizer.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM has no parent, so nothing else keeps its versions and modules right. */
class BillOfMaterialsTest {

  /** What is no library: nobody depends on these. */
  private static final Set<String> NO_LIBRARIES =
      Set.of("wizer-bom", "wizer-cli", "wizer-maven-plugin", "wizer-testkit", "wizer-tests");

  @Test
  void bom_libraryModules_areAllThere() throws IOException {
    Set<String> libraries = new TreeSet<>(elements("module", read("pom.xml")));
    libraries.removeAll(NO_LIBRARIES);
    assertFalse(libraries.isEmpty());

    Set<String> listed = new TreeSet<>(elements("artifactId", billOfMaterials()));
    listed.remove("wizer-bom");

    assertEquals(libraries, listed);
  }

  @Test
  void bom_versions_areTheParents() throws IOException {
    String version = elements("version", read("pom.xml")).get(0);

    Set<String> versions = new TreeSet<>(elements("version", billOfMaterials()));

    assertEquals(Set.of(version), versions);
  }

  private static String billOfMaterials() throws IOException {
    String xml = read("wizer-bom/pom.xml");
    return xml.substring(0, xml.indexOf("<build>"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..").resolve(file));
  }

  private static List<String> elements(String name, String xml) {
    return Pattern.compile("<" + name + ">([^<]*)</" + name + ">")
        .matcher(xml)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
