package dev.wizer.wasi;

import java.io.IOException;

/**
 * What each function does. An area is made when one of its functions is called for the first time:
 * most guests use few, and this often runs in a virtual machine that has just started.
 */
final class Dispatch {

  private final WasiConfig config;
  private final DescriptorTable table;
  private final FileAttributes fileAttributes;
  private final Recorder recorder;
  private final FileBudget written;

  private StringVector args;
  private StringVector environ;
  private Clocks clocks;
  private RandomBytes random;
  private FileIo fileIo;
  private FdTable fdTable;
  private Paths paths;

  Dispatch(WasiConfig config, DescriptorTable table, Recorder recorder) {
    this.config = config;
    this.table = table;
    this.recorder = recorder;
    this.written = new FileBudget(config.maxFileBytes(), "written to files");
    this.fileAttributes = new FileAttributes(config.wallClock(), config.fileTime());
  }

  void run(WasiFunction function, Call call) throws IOException, ErrnoException {
    recorder.called(function);
    if (!config.denied().isEmpty()) {
      refuseIfDenied(function);
    }
    switch (function) {
      case ARGS_GET -> getArgs(call);
      case ARGS_SIZES_GET -> args().sizesGet(call);
      case ENVIRON_GET -> getEnviron(call);
      case ENVIRON_SIZES_GET -> environ().sizesGet(call);
      case CLOCK_RES_GET -> clocks().resGet(call);
      case CLOCK_TIME_GET -> clocks().timeGet(call);
      case FD_ADVISE -> fileIo().advise(call);
      case FD_ALLOCATE -> fileIo().allocate(call);
      case FD_CLOSE -> fdTable().close(call);
      case FD_DATASYNC -> fileIo().sync(call, false);
      case FD_FDSTAT_GET -> fdTable().fdstatGet(call);
      case FD_FDSTAT_SET_FLAGS -> fdTable().fdstatSetFlags(call);
      case FD_FDSTAT_SET_RIGHTS -> fdTable().fdstatSetRights(call);
      case FD_FILESTAT_GET -> fdTable().filestatGet(call);
      case FD_FILESTAT_SET_SIZE -> fdTable().filestatSetSize(call);
      case FD_FILESTAT_SET_TIMES -> fdTable().filestatSetTimes(call);
      case FD_PREAD -> fileIo().pread(call);
      case FD_PRESTAT_DIR_NAME -> fdTable().prestatDirName(call);
      case FD_PRESTAT_GET -> fdTable().prestatGet(call);
      case FD_PWRITE -> fileIo().pwrite(call);
      case FD_READ -> fileIo().read(call);
      case FD_READDIR -> fdTable().readdir(call);
      case FD_RENUMBER -> fdTable().renumber(call);
      case FD_SEEK -> fileIo().seek(call);
      case FD_SYNC -> fileIo().sync(call, true);
      case FD_TELL -> fileIo().tell(call);
      case FD_WRITE -> fileIo().write(call);
      case PATH_CREATE_DIRECTORY -> paths().createDirectory(call);
      case PATH_FILESTAT_GET -> paths().filestatGet(call);
      case PATH_FILESTAT_SET_TIMES -> paths().filestatSetTimes(call);
      case PATH_LINK -> paths().link(call);
      case PATH_OPEN -> paths().open(call);
      case PATH_READLINK -> paths().readlink(call);
      case PATH_REMOVE_DIRECTORY -> paths().removeDirectory(call);
      case PATH_RENAME -> paths().rename(call);
      case PATH_SYMLINK -> paths().symlink(call);
      case PATH_UNLINK_FILE -> paths().unlinkFile(call);
      case POLL_ONEOFF -> new Poll(table, clocks(), config.denied()).oneoff(call);
      case PROC_EXIT -> Proc.exit(call);
      case PROC_RAISE -> Proc.raise(call);
      case RANDOM_GET -> random().get(call);
      case SCHED_YIELD -> Proc.yieldNow();
      case SOCK_ACCEPT -> new Sockets(table).accept(call);
      case SOCK_RECV -> new Sockets(table).receive(call);
      case SOCK_SEND -> new Sockets(table).send(call);
      case SOCK_SHUTDOWN -> new Sockets(table).shutdown(call);
    }
  }

  private void refuseIfDenied(WasiFunction function) {
    GuestFacility facility = GuestFacility.of(function);
    if (facility != null && config.denied().contains(facility)) {
      throw facility.refusal(function);
    }
  }

  private void getArgs(Call call) throws ErrnoException {
    args().get(call);
    recorder.argumentsRead();
  }

  private void getEnviron(Call call) throws ErrnoException {
    environ().get(call);
    recorder.environmentRead();
  }

  private StringVector args() {
    if (args == null) {
      args = new StringVector(config.args());
    }
    return args;
  }

  private StringVector environ() {
    if (environ == null) {
      environ = new StringVector(config.environmentStrings());
    }
    return environ;
  }

  private Clocks clocks() {
    if (clocks == null) {
      clocks = new Clocks(config.wallClock(), config.monotonicClock(), recorder);
    }
    return clocks;
  }

  private RandomBytes random() {
    if (random == null) {
      random = new RandomBytes(config.randomSource(), recorder);
    }
    return random;
  }

  private FileIo fileIo() {
    if (fileIo == null) {
      fileIo = new FileIo(table, recorder);
    }
    return fileIo;
  }

  private FdTable fdTable() {
    if (fdTable == null) {
      fdTable = new FdTable(table, fileAttributes, recorder);
    }
    return fdTable;
  }

  private Paths paths() {
    if (paths == null) {
      paths = new Paths(table, fileAttributes, written, recorder);
    }
    return paths;
  }
}
