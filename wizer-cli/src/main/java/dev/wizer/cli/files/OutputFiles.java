package dev.wizer.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;

/** Decides where files will be written. */
public final class OutputFiles {

  private static final String IS_A_DIRECTORY = "Is a directory";
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;

  private final OutputStream standardOutput;
  private final OutputStream standardError;
  private final boolean sync;

  /**
   * Prepares for writing.
   *
   * @param standardOutput where names of descriptor 1 lead, such as {@code /dev/stdout}
   * @param standardError where names of descriptor 2 lead
   * @param sync whether a file has to be on the disk before it counts as written
   */
  public OutputFiles(OutputStream standardOutput, OutputStream standardError, boolean sync) {
    this.standardOutput = standardOutput;
    this.standardError = standardError;
    this.sync = sync;
  }

  /** {@return standard output} */
  public OutputFile standardOutput() {
    return new StreamOutput(standardOutput);
  }

  /**
   * Decides where a file will be: follows symbolic links, and opens what is there already without
   * changing it. Waits for a reader if it is a named pipe.
   *
   * @param name the name as the user wrote it
   * @param path its path
   * @throws IOException if no file can be written there, as far as that can be told now
   */
  public OutputFile open(String name, Path path) throws IOException {
    if (name.isEmpty()) {
      throw new NoSuchFileException(name);
    }
    if (name.endsWith("/") || name.endsWith(path.getFileSystem().getSeparator())) {
      throw new FileSystemException(name, null, IS_A_DIRECTORY);
    }
    DirectoryEntry entry = DirectoryEntry.at(path);
    for (int links = 0; ; links++) {
      if (ProcessDescriptor.isBeneathProc(entry)) {
        return openDescriptor(entry);
      }
      if (!entry.isSymbolicLink()) {
        return open(path, entry);
      }
      if (links == DirectoryEntry.MAX_LINKS) {
        throw new FileSystemException(name, null, "Too many levels of symbolic links");
      }
      entry = entry.target();
    }
  }

  private OutputFile openDescriptor(DirectoryEntry entry) throws IOException {
    OptionalInt descriptor = ProcessDescriptor.number(entry);
    if (descriptor.isPresent() && descriptor.getAsInt() == STANDARD_OUTPUT) {
      return new StreamOutput(standardOutput);
    }
    if (descriptor.isPresent() && descriptor.getAsInt() == STANDARD_ERROR) {
      return new StreamOutput(standardError);
    }
    if (descriptor.isPresent()) {
      ProcessDescriptor.requireWritable(descriptor.getAsInt());
    }
    FileChannel channel = FileChannel.open(entry.path(), StandardOpenOption.WRITE);
    return new SpecialOutput(channel, Files.isRegularFile(entry.path()));
  }

  private OutputFile open(Path given, DirectoryEntry entry) throws IOException {
    HeldDirectory directory = HeldDirectory.open(entry.directory());
    try {
      BasicFileAttributes attributes = directory.attributes(entry.name());
      if (attributes != null && attributes.isDirectory()) {
        throw new FileSystemException(entry.path().toString(), null, IS_A_DIRECTORY);
      }
      if (attributes != null && !attributes.isRegularFile()) {
        FileChannel channel = openSpecial(entry, directory);
        directory.close();
        return new SpecialOutput(channel, false);
      }
      return openRegular(new OutputPlace(given, entry, directory), attributes);
    } catch (IOException | RuntimeException | Error e) {
      directory.close();
      throw e;
    }
  }

  private FileChannel openSpecial(DirectoryEntry entry, HeldDirectory directory)
      throws IOException {
    NamedPipe pipe = NamedPipe.awaited(entry.path().toString(), entry.path(), standardError);
    try {
      return directory.openExisting(entry.name());
    } finally {
      pipe.opened();
    }
  }

  private OutputFile openRegular(OutputPlace place, BasicFileAttributes attributes)
      throws IOException {
    boolean replaceable = Files.isWritable(place.entry().directory());
    if (attributes != null) {
      return new RegularOutput(place, ExistingFile.open(place), replaceable, sync);
    }
    if (!replaceable) {
      throw new AccessDeniedException(place.entry().directory().toString());
    }
    return new RegularOutput(place, null, true, sync);
  }
}
