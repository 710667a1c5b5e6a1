package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;

/** A real terminal, by tmux on a socket of its own, in which a shell command runs. */
public final class TmuxTerminal implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String socket;

  /**
   * Starts a command.
   *
   * @param folder takes the socket
   * @param command for the system's shell; the terminal stays open after its end
   */
  public TmuxTerminal(Path folder, String command) throws IOException {
    this.socket = folder.resolve("tmux").toString();
    String kept = command + "; echo \"ended with $?\"; exec cat";
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "90", "-y", "30", kept);
  }

  /**
   * Starts the packed program.
   *
   * @param folder where it runs; takes the socket and the user's files
   * @param variables settings of variables before the command, as the system's shell has them
   * @param words the program's words
   */
  public static TmuxTerminal ofProgram(Path folder, String variables, String... words)
      throws IOException {
    String command =
        ProgramAsBuilt.command(List.of(), List.of(words)).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    return new TmuxTerminal(
        folder,
        "cd '%s'; XDG_CONFIG_HOME='%s' XDG_STATE_HOME='%s' %s %s"
            .formatted(
                folder, folder.resolve("config"), folder.resolve("state"), variables, command));
  }

  /** Returns whether there is a tmux to run. */
  public static boolean isInstalled() throws IOException, InterruptedException {
    return TestProcess.isInstalled("tmux");
  }

  /** Types text as it is, then keys by tmux's names, such as {@code Enter} or {@code C-c}. */
  public void type(String text, String... keys) throws IOException {
    if (!text.isEmpty()) {
      tmux("send-keys", "-l", "--", text);
    }
    for (String key : keys) {
      tmux("send-keys", key);
    }
  }

  /** Pastes text as terminals do. */
  public void paste(String text) throws IOException {
    tmux("set-buffer", text);
    tmux("paste-buffer", "-p");
  }

  public void resize(int columns, int lines) throws IOException {
    tmux("resize-window", "-x", "" + columns, "-y", "" + lines);
  }

  /** Waits until the screen ends with some lines, blanks at their ends left out. */
  public void awaitEnd(String lines) throws IOException {
    awaitEnd(lines, new String[0]);
  }

  /**
   * Presses Enter until the screen ends so: a dumb terminal's prompt is not drawn anew, and tmux
   * reports a new size only after a while.
   */
  void enterUntil(String lines) throws IOException {
    awaitEnd(lines, "Enter");
  }

  private void awaitEnd(String lines, String... keysMeanwhile) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String screen = screen();
    while (!("\n" + screen).endsWith("\n" + lines)) {
      if (System.nanoTime() > deadline) {
        fail("the screen does not end with:\n" + lines + "\nit shows:\n" + screen);
      }
      type("", keysMeanwhile);
      screen = screen();
    }
  }

  String screen() throws IOException {
    return tmux("capture-pane", "-p").replaceAll("(?m) +$", "").stripTrailing();
  }

  @Override
  public void close() throws IOException {
    tmux("kill-server");
  }

  private String tmux(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
    command.addAll(List.of(words));
    ProcessBuilder builder = TestProcess.builder(command).redirectErrorStream(true);
    builder.environment().remove("TMUX");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.onExit().join().exitValue(), output);
    return output;
  }
}
