package dev.wizer.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads what an archive of classes should hold: runs several command lines in one process, and
 * loads all classes of some jars. A run that goes another way than these would have to open the
 * jars otherwise, which takes longer than loading a hundred classes from the archive.
 */
final class Training {

  private static final String SEPARATOR = "--";

  private static final String CLASS_FILE = ".class";

  private Training() {}

  /**
   * Loads the classes of the jars before the first separator, and runs the command lines between
   * the others. How these end does not matter.
   */
  public static void main(String[] args) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler(new SilentThreadEnd());
    List<List<String>> parts = parts(args);
    for (List<String> commandLine : parts.subList(1, parts.size())) {
      run(commandLine);
    }
    for (String jar : parts.get(0)) {
      loadClasses(jar);
    }
  }

  private static List<List<String>> parts(String[] args) {
    List<List<String>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (String argument : args) {
      if (argument.equals(SEPARATOR)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(argument);
      }
    }
    return parts;
  }

  private static void loadClasses(String jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar)) {
      file.stream().forEach(entry -> names.add(entry.getName()));
    }
    for (String name : names) {
      // Others describe modules and packages.
      if (name.endsWith(CLASS_FILE) && !name.contains("-")) {
        load(name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.'));
      }
    }
  }

  private static void load(String className) {
    try {
      Class.forName(className, false, Training.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(List<String> commandLine) {
    Main.run(commandLine.toArray(new String[0]), StandardStreams.ofProcess(), System.getenv());
  }
}
