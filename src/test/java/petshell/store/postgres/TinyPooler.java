package petshell.store.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A pooler as small as can be: it lets all in, gives its clients numbers of its own making, and
 * gives each transaction, or each client, the session of the server that was used last.
 */
final class TinyPooler implements AutoCloseable {
  private static final int TLS = 80877103;
  private static final int CANCEL = 80877102;
  private static final int PROTOCOL = 196608;

  private final ServerSocket clients = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Session> free = new ArrayDeque<>();
  private final PostgresAddress server;
  private final boolean keepsSessions;
  private volatile Optional<String> version = Optional.empty();

  /**
   * Starts it.
   *
   * @param keepsSessions whether a client keeps a session until it leaves
   */
  TinyPooler(PostgresAddress server, boolean keepsSessions) throws IOException {
    this.server = server;
    this.keepsSessions = keepsSessions;
    threads.execute(this::accept);
  }

  /** Has it say of the server that it is of another version. */
  void claim(String other) {
    version = Optional.of(other);
  }

  /** Returns the address of the same database through it. */
  PostgresAddress address() {
    return new PostgresAddress(
        "localhost",
        clients.getLocalPort(),
        server.database(),
        server.user(),
        Optional.empty(),
        server.properties());
  }

  private void accept() {
    try {
      while (!clients.isClosed()) {
        Socket client = clients.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /** One message of the protocol: its letter and what follows the length. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Message(int type, byte[] body) {
    static Message read(DataInputStream in) throws IOException {
      int type = in.read();
      return type < 0 ? new Message('X', new byte[0]) : new Message(type, body(in));
    }

    static byte[] body(DataInputStream in) throws IOException {
      byte[] body = new byte[in.readInt() - 4];
      in.readFully(body);
      return body;
    }

    void write(DataOutputStream out) throws IOException {
      out.write(type);
      out.writeInt(body.length + 4);
      out.write(body);
    }
  }

  /** A connection to the server, and what it said at its start. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Session(Socket socket, DataInputStream in, DataOutputStream out, byte[] start) {}

  private Session open() throws IOException {
    URI url = URI.create(server.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    String words =
        "user\0" + server.user().orElseThrow() + "\0database\0" + server.database() + "\0\0";
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length + 8);
    out.writeInt(PROTOCOL);
    out.write(bytes);
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    Message message = Message.read(in);
    while (message.type() != 'Z') {
      if (message.type() == 'S') {
        claimed(message).write(new DataOutputStream(start));
      }
      message = Message.read(in);
    }
    return new Session(socket, in, out, start.toByteArray());
  }

  private Message claimed(Message message) {
    String text = new String(message.body(), StandardCharsets.UTF_8);
    return version.isPresent() && text.startsWith("server_version\0")
        ? new Message(
            message.type(),
            ("server_version\0" + version.get() + '\0').getBytes(StandardCharsets.UTF_8))
        : message;
  }

  private synchronized Session take() throws IOException {
    return free.isEmpty() ? open() : free.pop();
  }

  private synchronized void giveBack(Session session) {
    free.push(session);
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      if (greets(in, out)) {
        talk(in, out);
      }
    } catch (IOException left) {
      // The client or the server has gone.
    }
  }

  private boolean greets(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] body = Message.body(in);
    int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
    if (code == TLS) {
      out.write('N');
      return greets(in, out);
    }
    if (code == CANCEL) {
      return false;
    }
    Session session = take();
    new Message('R', new byte[4]).write(out);
    out.write(session.start());
    new Message('K', new byte[] {0, 0, 0, 1, 0, 0, 0, 2}).write(out);
    new Message('Z', new byte[] {'I'}).write(out);
    giveBack(session);
    return true;
  }

  private void talk(DataInputStream in, DataOutputStream out) throws IOException {
    Optional<Session> held = Optional.empty();
    Message message = Message.read(in);
    while (message.type() != 'X') {
      if (held.isEmpty()) {
        held = Optional.of(take());
      }
      message.write(held.get().out());
      if (message.type() == 'S' || message.type() == 'Q') {
        boolean isIdle = answers(held.get(), out);
        if (isIdle && !keepsSessions) {
          giveBack(held.get());
          held = Optional.empty();
        }
      }
      message = Message.read(in);
    }
    if (held.isPresent()) {
      held.get().socket().close();
    }
  }

  /** Hands the server's answer on, and returns whether no transaction is open. */
  private static boolean answers(Session session, DataOutputStream out) throws IOException {
    Message message = Message.read(session.in());
    while (message.type() != 'Z') {
      message.write(out);
      message = Message.read(session.in());
    }
    message.write(out);
    return Arrays.equals(message.body(), new byte[] {'I'});
  }

  @Override
  public void close() {
    try {
      clients.close();
      synchronized (this) {
        for (Session session : free) {
          session.socket().close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
