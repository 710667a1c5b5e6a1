package petshell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts every process of the tests, so that each heeds all signals. A build that is started with
 * {@code nohup} or in the background ignores SIGHUP or SIGINT, and so would every process of it.
 */
public final class TestProcess {
  /** What precedes a command; empty where the system has no command for it. */
  private static final List<String> HEEDING_SIGNALS = heedingSignals();

  private TestProcess() {}

  /** Returns what starts a command, which must not hold an equals sign in its first word. */
  public static ProcessBuilder builder(List<String> command) {
    List<String> all = new ArrayList<>(HEEDING_SIGNALS);
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  /** Returns what starts a command, by its words. */
  public static ProcessBuilder builder(String... command) {
    return builder(List.of(command));
  }

  /** Returns whether a program is installed. */
  public static boolean isInstalled(String program) throws IOException, InterruptedException {
    Process process = builder("sh", "-c", "command -v \"$0\" >/dev/null", program).start();
    return process.waitFor() == 0;
  }

  /** Sends a signal, such as {@code INT}, to a process of the tests. */
  public static void send(String signal, Process process) throws IOException, InterruptedException {
    send(signal, process.toHandle());
  }

  /** Sends a signal to a process, which may be that of the test. */
  public static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    Process kill = builder("kill", "-" + signal, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("cannot be sent " + signal + ": " + process.info());
    }
  }

  /**
   * Returns the command that runs a class of the tests in a JVM of its own, which starts fast.
   *
   * @param classPath where it finds the class
   * @param javaOptions for the JVM, in addition to those
   */
  public static List<String> java(String classPath, Class<?> main, String... javaOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-cp", classPath, main.getName()));
    return command;
  }

  private static List<String> heedingSignals() {
    List<String> prefix = List.of("env", "--default-signal");
    List<String> probe = new ArrayList<>(prefix);
    probe.add("true");
    try {
      Process process =
          new ProcessBuilder(probe).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor() == 0 ? prefix : List.of();
    } catch (IOException noSuchCommand) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
