package dev.wizer.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pre-initializes a WebAssembly module: runs its initialization function, and writes a module that
 * starts with the state that it finds then. An output that was made of the same module, options and
 * files is left as it is.
 */
@Mojo(name = "pre-initialize", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class PreInitializeMojo extends AbstractMojo {

  /** 1980-01-01 in nanoseconds since 1970, the earliest time that a zip file can tell. */
  private static final long DEFAULT_TIME = 315_532_800_000_000_000L;

  /** The module, in the binary format or in the text format. */
  @Parameter(property = "wizer.input", required = true)
  private File input;

  /** Where the result goes. Directories that lead there are made. */
  @Parameter(property = "wizer.output", required = true)
  private File output;

  /**
   * The functions that are called, in order: export names, with arguments if they take any, {@code
   * setup(1, 2.5)} for example. Without any, it is {@code wizer.initialize} or {@code
   * wizer-initialize}.
   */
  @Parameter private List<String> initFuncs;

  /** Whether no function is called, and only the start function and {@code _initialize} run. */
  @Parameter(property = "wizer.noInit", defaultValue = "false")
  private boolean noInit;

  /** Whether the initialization functions stay exported. */
  @Parameter(property = "wizer.keepInitFunc", defaultValue = "false")
  private boolean keepInitFunc;

  /**
   * Exports that get other names: {@code <_start>wizer.resume</_start>} gives {@code wizer.resume}
   * the name {@code _start}, and removes a {@code _start} that is there. Names that XML does not
   * take as elements stand in {@code <property><name>..</name><value>..</value></property>}.
   */
  @Parameter private Properties renames;

  /**
   * Imports that do nothing and return zero or a value: {@code MODULE.NAME}, {@code
   * MODULE.NAME=VALUE}, {@code MODULE.*}, {@code *}.
   */
  @Parameter(property = "wizer.stubs")
  private List<String> stubs;

  /** What initialization functions that return something have to return. */
  @Parameter(property = "wizer.expectResult")
  private String expectResult;

  /** Codes with which {@code proc_exit} ends the initialization well, as 0 does. */
  @Parameter(property = "wizer.acceptExits")
  private List<Integer> acceptExits;

  /**
   * Whether the guest may use WASI. What it sees of the world becomes part of the result. The
   * parameters {@code directories}, {@code environment}, {@code arguments} and {@code stdin} need
   * it.
   */
  @Parameter(property = "wizer.allowWasi", defaultValue = "false")
  private boolean allowWasi;

  /**
   * The directories that the guest may use, each with {@code <guest>}, {@code <host>} and {@code
   * <access>}: {@code ro} (default), {@code rw} or {@code overlay}. With {@code rw} the guest may
   * change files of the host, so the execution is never up to date.
   */
  @Parameter private List<Directory> directories;

  /** The guest's environment. */
  @Parameter private Properties environment;

  /** The guest's arguments, after the program's name. */
  @Parameter private List<String> arguments;

  /** A file that the guest reads as its standard input; without one there is nothing to read. */
  @Parameter(property = "wizer.stdin")
  private File stdin;

  /**
   * Whether clocks, random bytes and files' attributes are the same in every run. Clocks then begin
   * at {@code project.build.outputTimestamp}, or 1980. Without a value: if that property is set.
   */
  @Parameter(property = "wizer.deterministic")
  private Boolean deterministic;

  /** Whether the result's state is compared with the snapshot. */
  @Parameter(property = "wizer.verify", defaultValue = "false")
  private boolean verify;

  /** Whether the initialization is repeated without compiled code, and compared. */
  @Parameter(property = "wizer.crossCheck", defaultValue = "false")
  private boolean crossCheck;

  /** How many data segments the result may have. */
  @Parameter(property = "wizer.maxDataSegments")
  private Integer maxDataSegments;

  /** Whether the result does without what only debuggers read. */
  @Parameter(property = "wizer.stripDebug", defaultValue = "false")
  private boolean stripDebug;

  /** How long the run may take: {@code 500ms}, {@code 30s}, {@code 5m}. */
  @Parameter(property = "wizer.timeout")
  private String timeout;

  /** How large the guest's memories, tables and objects may be together: {@code 64m}. */
  @Parameter(property = "wizer.maxMemory")
  private String maxMemory;

  /** How many instructions the guest may execute. */
  @Parameter(property = "wizer.fuel")
  private Long fuel;

  /** Whether nothing is done. */
  @Parameter(property = "wizer.skip", defaultValue = "false")
  private boolean skip;

  /** The time of reproducible builds. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
  private String outputTimestamp;

  /** Where it is remembered what results were made of. */
  @Parameter(defaultValue = "${project.build.directory}/wizer", readonly = true, required = true)
  private File stateDirectory;

  /** This plugin's version. */
  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  /** Makes one whose fields Maven sets. */
  public PreInitializeMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("pre-initialization is skipped (wizer.skip)");
      return;
    }
    try {
      new PreInitialization(pluginVersion, stateDirectory.toPath(), getLog()::info).run(settings());
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (PreInitializationException e) {
      if (e.internal()) {
        throw new MojoExecutionException(e.getMessage(), e.getCause());
      }
      throw new MojoFailureException(e.getMessage(), e.getCause());
    }
  }

  private Settings settings() {
    return new Settings(
        input.toPath(),
        output.toPath(),
        init(),
        wasi(),
        new Settings.Result(
            maxDataSegments == null ? OptionalInt.empty() : OptionalInt.of(maxDataSegments),
            stripDebug,
            verify,
            crossCheck),
        new Settings.Bounds(
            Optional.ofNullable(timeout).map(text -> Amounts.duration("timeout", text)),
            maxMemory == null
                ? OptionalLong.empty()
                : OptionalLong.of(Amounts.bytes("maxMemory", maxMemory)),
            fuel == null ? OptionalLong.empty() : OptionalLong.of(fuel)));
  }

  private Settings.Init init() {
    List<String> functions = listOf(initFuncs);
    if (noInit && !functions.isEmpty()) {
      throw new IllegalArgumentException("<noInit> and <initFuncs> exclude each other");
    }
    return new Settings.Init(
        functions.isEmpty() && !noInit ? Optional.empty() : Optional.of(functions),
        keepInitFunc,
        mapOf(renames),
        listOf(stubs),
        Optional.ofNullable(expectResult),
        listOf(acceptExits));
  }

  private Optional<Settings.Wasi> wasi() {
    if (!allowWasi) {
      if (!listOf(directories).isEmpty()
          || !mapOf(environment).isEmpty()
          || !listOf(arguments).isEmpty()
          || stdin != null) {
        throw new IllegalArgumentException(
            "<directories>, <environment>, <arguments> and <stdin> need"
                + " <allowWasi>true</allowWasi>");
      }
      return Optional.empty();
    }
    OptionalLong time = Amounts.outputTimestamp(outputTimestamp);
    boolean fixed = deterministic == null ? time.isPresent() : deterministic;
    return Optional.of(
        new Settings.Wasi(
            listOf(directories).stream().map(Directory::toSettings).toList(),
            mapOf(environment),
            listOf(arguments),
            Optional.ofNullable(stdin).map(File::toPath),
            fixed ? OptionalLong.of(time.orElse(DEFAULT_TIME)) : OptionalLong.empty()));
  }

  private static <T> List<T> listOf(List<T> parameter) {
    return parameter == null ? List.of() : new ArrayList<>(parameter);
  }

  private static SortedMap<String, String> mapOf(Properties parameter) {
    SortedMap<String, String> map = new TreeMap<>();
    if (parameter != null) {
      parameter.stringPropertyNames().forEach(name -> map.put(name, parameter.getProperty(name)));
    }
    return map;
  }
}
