package dev.wizer.tests.soak;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import dev.wizer.testkit.SeedHook;
import dev.wizer.testkit.Seeds;
import dev.wizer.testkit.SoakFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs all random tests once: those of jqwik, and those of JUnit that are tagged so. {@code
 * -Dwizer.seed} says with which random numbers, {@code -Dwizer.soak} where failures are left.
 */
public final class SoakRound {

  private static final TestTag RANDOM = TestTag.create(Seeds.RANDOM);

  private SoakRound() {}

  /**
   * Runs one round, and ends the JVM with 1 if a test has failed.
   *
   * @param args the folders of the modules' test classes
   */
  public static void main(String[] args) throws Exception {
    SoakFolder folder = new SoakFolder(Path.of(System.getProperty(SeedHook.SOAK_FOLDER)));
    SoakListener listener = new SoakListener(folder, Seeds.base());
    LauncherFactory.create().execute(request(args), listener);
    System.out.println(listener.summary());
    System.exit(listener.foundNothing() ? 0 : 1);
  }

  private static LauncherDiscoveryRequest request(String... roots) {
    Set<Path> paths = new LinkedHashSet<>(Arrays.stream(roots).map(Path::of).toList());
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClasspathRoots(paths))
        .filters(includeClassNamePatterns(".*(Test|Properties)"))
        .filters((PostDiscoveryFilter) SoakRound::isRandom)
        .configurationParameter("jqwik.reporting.onlyfailures", "true")
        .build();
  }

  private static FilterResult isRandom(TestDescriptor test) {
    boolean ofJqwik = test.getUniqueId().getEngineId().filter("jqwik"::equals).isPresent();
    return FilterResult.includedIf(ofJqwik || test.getTags().contains(RANDOM));
  }
}
