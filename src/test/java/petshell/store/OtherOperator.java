package petshell.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import petshell.TestProcess;
import petshell.shell.call.DatabaseName;

/** Another process that shares the operators' lock of a database, with a run that is alive. */
final class OtherOperator implements AutoCloseable {
  private static final String LOCKED = "locked";

  private final Process process;

  private OtherOperator(Process process) {
    this.process = process;
  }

  /** Starts it, and returns once it holds the lock. */
  static OtherOperator on(DatabaseAddress address, long run) throws IOException {
    List<String> command =
        TestProcess.java(System.getProperty("java.class.path"), OtherOperator.class);
    command.addAll(List.of(address.url(), Long.toString(run)));
    Process process =
        TestProcess.builder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!LOCKED.equals(output.readLine())) {
      throw new IOException("the other operator locks nothing");
    }
    return new OtherOperator(process);
  }

  /** Returns who holds the lock there. */
  LockHolder holder() {
    return holder(process.pid());
  }

  private static LockHolder holder(long process) {
    return new LockHolder(process, "db2", Instant.parse("2026-02-08T09:11:11Z"), "regen");
  }

  /** What the other process does, until its standard input ends. */
  public static void main(String[] words) throws IOException {
    try (OperatorLock lock =
        DatabaseName.of(words[0])
            .address()
            .engine()
            .services()
            .operatorLocks()
            .acquire(
                OperatorLock.Mode.TOGETHER,
                holder(ProcessHandle.current().pid()),
                Duration.ZERO,
                time -> true)) {
      lock.markAlive(Long.parseLong(words[1]));
      System.out.println(LOCKED);
      int read = System.in.read();
      while (read >= 0) {
        read = System.in.read();
      }
    }
  }

  /** Kills it, so that it gives nothing back itself. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
