package petshell.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import petshell.TestProcess;

/** Programs that are started by a script of bash, for what only a shell can hand over. */
final class BashProcess {
  private BashProcess() {}

  /**
   * Starts a script.
   *
   * @param folder where it runs
   * @param script may start the program as {@code "$@"}; what both print comes together
   * @param program the program's main class
   */
  static Process start(Path folder, String script, Class<?> program) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.addAll(
        TestProcess.java(absolute(System.getProperty("java.class.path")), program, "-Xmx128m"));
    return TestProcess.builder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Returns whether the program runs a thread of a name just now. */
  static boolean hasThread(Process process, String name) throws IOException {
    Path threads = Path.of("/proc/" + process.pid() + "/task");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path one : all) {
        if (Files.readString(one.resolve("comm")).startsWith(name)) {
          return true;
        }
      }
    } catch (NoSuchFileException threadHasEnded) {
      return false;
    }
    return false;
  }

  static void terminate(Process process) throws IOException, InterruptedException {
    TestProcess.send("TERM", process);
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        // An empty entry is the working folder, which has the changelog a second time.
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
