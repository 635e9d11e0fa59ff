package dev.wizer.wasi;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of preview 1 and their types. {@link Dispatch} says what each one does.
 *
 * <p>A type is written as one letter for each parameter: {@code i} for i32, {@code I} for i64. All
 * functions but {@code proc_exit} have one result, an i32 that holds an {@link Errno}. The letters
 * keep the table cheap to load: a {@link FuncType} is made only to explain a mismatch.
 */
enum WasiFunction {
  ARGS_GET("args_get", "ii"),
  ARGS_SIZES_GET("args_sizes_get", "ii"),
  CLOCK_RES_GET("clock_res_get", "ii"),
  CLOCK_TIME_GET("clock_time_get", "iIi"),
  ENVIRON_GET("environ_get", "ii"),
  ENVIRON_SIZES_GET("environ_sizes_get", "ii"),
  FD_ADVISE("fd_advise", "iIIi"),
  FD_ALLOCATE("fd_allocate", "iII"),
  FD_CLOSE("fd_close", "i"),
  FD_DATASYNC("fd_datasync", "i"),
  FD_FDSTAT_GET("fd_fdstat_get", "ii"),
  FD_FDSTAT_SET_FLAGS("fd_fdstat_set_flags", "ii"),
  FD_FDSTAT_SET_RIGHTS("fd_fdstat_set_rights", "iII"),
  FD_FILESTAT_GET("fd_filestat_get", "ii"),
  FD_FILESTAT_SET_SIZE("fd_filestat_set_size", "iI"),
  FD_FILESTAT_SET_TIMES("fd_filestat_set_times", "iIIi"),
  FD_PREAD("fd_pread", "iiiIi"),
  FD_PRESTAT_DIR_NAME("fd_prestat_dir_name", "iii"),
  FD_PRESTAT_GET("fd_prestat_get", "ii"),
  FD_PWRITE("fd_pwrite", "iiiIi"),
  FD_READ("fd_read", "iiii"),
  FD_READDIR("fd_readdir", "iiiIi"),
  FD_RENUMBER("fd_renumber", "ii"),
  FD_SEEK("fd_seek", "iIii"),
  FD_SYNC("fd_sync", "i"),
  FD_TELL("fd_tell", "ii"),
  FD_WRITE("fd_write", "iiii"),
  PATH_CREATE_DIRECTORY("path_create_directory", "iii"),
  PATH_FILESTAT_GET("path_filestat_get", "iiiii"),
  PATH_FILESTAT_SET_TIMES("path_filestat_set_times", "iiiiIIi"),
  PATH_LINK("path_link", "iiiiiii"),
  PATH_OPEN("path_open", "iiiiiIIii"),
  PATH_READLINK("path_readlink", "iiiiii"),
  PATH_REMOVE_DIRECTORY("path_remove_directory", "iii"),
  PATH_RENAME("path_rename", "iiiiii"),
  PATH_SYMLINK("path_symlink", "iiiii"),
  PATH_UNLINK_FILE("path_unlink_file", "iii"),
  POLL_ONEOFF("poll_oneoff", "iiii"),
  PROC_EXIT("proc_exit", "i"),
  PROC_RAISE("proc_raise", "i"),
  RANDOM_GET("random_get", "ii"),
  SCHED_YIELD("sched_yield", ""),
  SOCK_ACCEPT("sock_accept", "iii"),
  SOCK_RECV("sock_recv", "iiiiii"),
  SOCK_SEND("sock_send", "iiiii"),
  SOCK_SHUTDOWN("sock_shutdown", "ii");

  private static final WasiFunction[] ALL = values();

  private final String name;
  private final String params;

  WasiFunction(String name, String params) {
    this.name = name;
    this.params = params;
  }

  /** {@return the function that is imported as {@code name}, or null} */
  static WasiFunction named(String name) {
    for (WasiFunction function : ALL) {
      if (function.name.equals(name)) {
        return function;
      }
    }
    return null;
  }

  /** {@return the name that it is imported by} */
  String importName() {
    return name;
  }

  /** {@return whether {@code type} is this function's type} */
  boolean hasType(FuncType type) {
    return matches(type.params()) && matchesResults(type.results());
  }

  private boolean matches(List<ValType> types) {
    if (types.size() != params.length()) {
      return false;
    }
    for (int i = 0; i < params.length(); i++) {
      if (types.get(i) != param(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesResults(List<ValType> types) {
    return this == PROC_EXIT ? types.isEmpty() : types.size() == 1 && types.get(0) == NumType.I32;
  }

  /** {@return this function's type} */
  FuncType type() {
    List<ValType> types = new ArrayList<>();
    for (int i = 0; i < params.length(); i++) {
      types.add(param(i));
    }
    return new FuncType(types, this == PROC_EXIT ? List.of() : List.of(NumType.I32));
  }

  private NumType param(int index) {
    return params.charAt(index) == 'I' ? NumType.I64 : NumType.I32;
  }
}
