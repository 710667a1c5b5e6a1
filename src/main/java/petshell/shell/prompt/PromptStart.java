package petshell.shell.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.InfoCmp;
import petshell.output.Console;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.ShellContext;
import petshell.shell.call.TerminalProbe;
import petshell.shell.call.UserFolders;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.option.GlobalOptions;

/** Opens the terminal and the history for the prompt, and closes them after it. */
public final class PromptStart {
  /** Opens a terminal. */
  public interface Opener {
    Terminal open() throws IOException;
  }

  private static final String USUAL_TERMINAL = "xterm-256color";

  private final ProcessEnvironment process;
  private final Console streams;
  private final Opener opener;

  /**
   * Makes a prompt that has not started.
   *
   * @param process the process it runs in
   * @param streams the console outside of the prompt
   * @param opener opens the terminal
   */
  public PromptStart(ProcessEnvironment process, Console streams, Opener opener) {
    this.process = process;
    this.streams = streams;
    this.opener = opener;
  }

  /**
   * Runs the prompt.
   *
   * @param commands the commands
   * @param context what all calls share
   * @param options the global options
   * @param text writes the prompt
   * @return the exit code
   * @throws UncheckedIOException if there is no terminal after all
   */
  public int run(
      CommandSet commands, ShellContext context, GlobalOptions options, PromptText text) {
    PromptStops stops = new PromptStops(process.stops()::leave);
    process.stops().onTerminate(stops::terminate);
    try (Terminal terminal = opener.open()) {
      process.stops().onInterrupt(() -> terminal.raise(Signal.INT));
      PromptConsole consoles = new PromptConsole(process, terminal, streams);
      PromptHistory history =
          new PromptHistory(commands.catalog(), historyFile(consoles.current()));
      return new Prompt(commands, context, options, text, stops).run(terminal, consoles, history);
    } catch (IOException noTerminal) {
      throw new UncheckedIOException(noTerminal);
    }
  }

  /**
   * Opens the process's terminal; a Ctrl-C is not echoed, as it would appear in the line of the
   * progress.
   */
  public static Terminal open() throws IOException {
    knowUsualTerminal();
    boolean hasLibrary = TerminalProbe.hasLibrary();
    Terminal terminal =
        TerminalBuilder.builder()
            .name("petshell")
            .system(true)
            .systemOutput(SystemOutput.SysOutOrSysErr)
            // JLine's library knows what JLine would start a process for, or, from Java 22 on, link
            // functions of the system at run time, with 250 classes.
            .exec(!hasLibrary)
            .ffm(!hasLibrary)
            .encoding(StandardCharsets.UTF_8)
            .dumb(true)
            .build();
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ECHOCTL, false);
    terminal.setAttributes(attributes);
    return terminal;
  }

  /**
   * What JLine would start a process to ask, it brings along for the most usual kind of terminal.
   */
  private static void knowUsualTerminal() {
    InfoCmp.setLoadedInfoCmp(USUAL_TERMINAL, InfoCmp.getDefaultInfoCmp(USUAL_TERMINAL));
  }

  private Optional<Path> historyFile(Console console) {
    Map<String, String> environment = process.environment();
    Optional<Path> folder = UserFolders.state(environment);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UserFolders.history(folder.get(), UserFolders.configuration(environment)));
    } catch (IOException | UnsupportedOperationException unwritable) {
      console.warning("history cannot be saved: " + unwritable.getMessage());
      return Optional.empty();
    }
  }
}
