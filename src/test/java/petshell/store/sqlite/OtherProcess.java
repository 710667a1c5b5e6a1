package petshell.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Another program that locks bytes of a file, as anybody can who may open it. */
final class OtherProcess implements AutoCloseable {
  private static final String LOCKED = "locked";

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  /** Locks bytes for itself alone. */
  static OtherProcess locking(Path file, long position, long size) throws IOException {
    return start(file, position, size, false);
  }

  /** Locks bytes as somebody does who may only read the file. */
  static OtherProcess lockingAsReader(Path file, long position, long size) throws IOException {
    return start(file, position, size, true);
  }

  private static OtherProcess start(Path file, long position, long size, boolean shared)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                file.toString(),
                Long.toString(position),
                Long.toString(size),
                Boolean.toString(shared))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!LOCKED.equals(output.readLine())) {
      throw new IOException("the other process locks nothing");
    }
    return new OtherProcess(process);
  }

  long pid() {
    return process.pid();
  }

  /** What the other process does, until its standard input ends. */
  public static void main(String[] words) throws IOException {
    boolean shared = Boolean.parseBoolean(words[3]);
    StandardOpenOption option = shared ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(Path.of(words[0]), option);
        FileLock lock =
            channel.tryLock(Long.parseLong(words[1]), Long.parseLong(words[2]), shared)) {
      Objects.requireNonNull(lock, "lock");
      System.out.println(LOCKED);
      int read = System.in.read();
      while (read >= 0) {
        read = System.in.read();
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
