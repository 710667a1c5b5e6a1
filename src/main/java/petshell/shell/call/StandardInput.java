package petshell.shell.call;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard input, which a process may lack. */
final class StandardInput {
  /** What the descriptor is, on Linux. */
  private static final Path OPENED = Path.of("/proc/self/fd/0");

  private StandardInput() {}

  /**
   * Returns that of this process; an empty one where it was started with a closed one. Then the
   * first file that the JVM has opened for itself has its number, and would be read as commands.
   */
  static InputStream ofProcess() {
    return isOf(Path.of(System.getProperty("java.home")))
        ? InputStream.nullInputStream()
        : new FileInputStream(FileDescriptor.in);
  }

  private static boolean isOf(Path javaHome) {
    try {
      return Files.isSymbolicLink(OPENED)
          && Files.readSymbolicLink(OPENED).startsWith(javaHome.toRealPath());
    } catch (IOException unknown) {
      return false;
    }
  }
}
