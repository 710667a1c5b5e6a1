package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The programs of this machine that may have a database open. Liquibase's lock does not name a
 * process; but one that holds it is a Java program that has the database open.
 */
final class FileUsers {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Pattern JAVA = Pattern.compile("(^|[/\\\\ ])javaw?(\\.exe)?( |$)|liquibase");

  private FileUsers() {}

  /**
   * Returns whether a Java program other than this one has the database open, or may have it: what
   * cannot be looked into may.
   *
   * @param database the database file
   */
  static boolean javaMayUse(Path database) {
    if (!seesOthers()) {
      return true;
    }
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self)
        .filter(process -> JAVA.matcher(command(process)).find())
        .anyMatch(process -> mayHaveOpen(process, database));
  }

  /** Some systems hide the processes of other users. */
  private static boolean seesOthers() {
    return Files.isReadable(PROCESSES.resolve("self/fd"))
        && Files.isReadable(PROCESSES.resolve("1/cmdline"));
  }

  private static String command(ProcessHandle process) {
    return process.info().commandLine().or(process.info()::command).orElse("");
  }

  private static boolean mayHaveOpen(ProcessHandle process, Path database) {
    Path files = PROCESSES.resolve(Long.toString(process.pid())).resolve("fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        if (Files.exists(file) && Files.isSameFile(file, database)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
