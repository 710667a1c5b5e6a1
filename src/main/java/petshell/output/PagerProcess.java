package petshell.output;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Map;

/** A pager that runs, and the pipe to it. */
final class PagerProcess {
  /** Ends at once where all fits, and says in its prompt how to leave it. */
  private static final String LESS = "-FRX -Psq\\: leave, space\\: next page$";

  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private final Process process;
  private final Writer pipe;

  private PagerProcess(Process process, Charset charset) {
    this.process = process;
    this.pipe = new OutputStreamWriter(process.getOutputStream(), charset);
  }

  /**
   * Starts a pager.
   *
   * @param command its command line, for the system's shell
   * @param charset the encoding of the terminal
   * @throws IOException if there is no such shell
   */
  static PagerProcess start(String command, Charset charset) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", LESS);
    giveBackLocale(builder.environment());
    // Words of the command line that hold a password; see the launcher.
    builder.environment().keySet().removeIf(name -> name.startsWith("PETSHELL_WORD_"));
    return new PagerProcess(builder.start(), charset);
  }

  /** The launcher puts another locale in the place of the user's, for Java alone. */
  static void giveBackLocale(Map<String, String> environment) {
    String users = environment.remove("PETSHELL_USER_LC_ALL");
    if (users != null && users.isEmpty()) {
      environment.remove("LC_ALL");
    } else if (users != null) {
      environment.put("LC_ALL", users);
    }
  }

  /** Returns what the pager reads. */
  Writer pipe() {
    return pipe;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Ends the pipe, and waits for the end of the pager, since the terminal is its own until then.
   *
   * @return whether there was a pager to run
   */
  boolean end() {
    try {
      pipe.close();
    } catch (IOException left) {
      // The user has left the pager before the end: no error.
      return await();
    }
    return await();
  }

  private boolean await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          int code = process.waitFor();
          return code != NOT_FOUND && code != NOT_EXECUTABLE;
        } catch (InterruptedException interruption) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
