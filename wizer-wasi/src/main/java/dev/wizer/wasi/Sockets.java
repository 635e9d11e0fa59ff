package dev.wizer.wasi;

/** The functions {@code sock_*}. The host opens no sockets, so that no descriptor is one. */
final class Sockets {

  private static final int RECEIVE_FLAGS = 3;
  private static final int SHUTDOWN_FLAGS = 3;

  private final DescriptorTable table;

  Sockets(DescriptorTable table) {
    this.table = table;
  }

  void accept(Call call) throws ErrnoException {
    call.flags(1, FdFlags.ALL);
    refuse(call);
  }

  void receive(Call call) throws ErrnoException {
    call.flags(3, RECEIVE_FLAGS);
    refuse(call);
  }

  void send(Call call) throws ErrnoException {
    refuse(call);
  }

  void shutdown(Call call) throws ErrnoException {
    call.flags(1, SHUTDOWN_FLAGS);
    refuse(call);
  }

  private void refuse(Call call) throws ErrnoException {
    table.get(call.i32(0));
    throw new ErrnoException(Errno.NOTSOCK);
  }
}
