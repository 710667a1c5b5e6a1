package petshell.shell.prompt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.call.ShellContext;
import petshell.shell.call.StopSignal;
import petshell.shell.call.Suspension;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.line.ScriptLines;
import petshell.shell.option.GlobalOptions;
import petshell.store.PetShellException;

/** The prompt: reads a line, runs it, and so on until the user leaves. */
final class Prompt {
  private static final Pattern OPTION_FIRST = Pattern.compile("--\\w.*", Pattern.DOTALL);

  private final CommandSet commands;
  private final ShellContext context;
  private final GlobalOptions options;
  private final PromptText text;
  private final PromptStops stops;

  Prompt(
      CommandSet commands,
      ShellContext context,
      GlobalOptions options,
      PromptText text,
      PromptStops stops) {
    this.commands = commands;
    this.context = context;
    this.options = options;
    this.text = text;
    this.stops = stops;
  }

  /**
   * Runs it.
   *
   * @param terminal where the user types
   * @param consoles makes the console of each call
   * @param history the lines typed before
   * @return the exit code
   */
  int run(Terminal terminal, PromptConsole consoles, PromptHistory history) {
    Suspension suspension = context.database().suspension();
    PromptReader reader =
        new PromptReader(terminal, commands.catalog(), history, consoles.colours(), suspension);
    ShellContext asking = context.asking(reader);
    SignalHandler before = terminal.handle(Signal.INT, signal -> stops.interrupt());
    SignalHandler beforeStop = terminal.handle(Signal.TSTP, signal -> suspension.request());
    try {
      reader.showing(() -> text.prompt(options, consoles.columns()));
      text.look(reader::refresh);
      text.greeting().ifPresent(consoles.current()::message);
      return loop(reader, consoles, history, asking);
    } finally {
      terminal.handle(Signal.INT, before);
      terminal.handle(Signal.TSTP, beforeStop);
    }
  }

  private int loop(
      PromptReader reader, PromptConsole consoles, PromptHistory history, ShellContext asking) {
    while (true) {
      Optional<String> typed = read(reader);
      text.rest();
      if (typed.isEmpty()) {
        return ExitCode.DONE.code();
      }
      Console console = consoles.current();
      history.keep(console);
      StopSignal stopSignal = stops.start();
      boolean leaving = run(typed.get(), Call.of(asking, console, options, stopSignal), history);
      stops.end();
      text.look(reader::refresh);
      if (stops.isLeaving()) {
        return ExitCode.INTERRUPTED.code();
      }
      if (leaving) {
        return ExitCode.DONE.code();
      }
    }
  }

  /** Returns what was typed next, which may be nothing; empty when the user leaves. */
  private Optional<String> read(PromptReader reader) {
    try {
      return Optional.of(reader.read());
    } catch (UserInterruptException startsAgain) {
      return Optional.of("");
    } catch (EndOfFileException leaves) {
      return Optional.empty();
    }
  }

  /** Nobody types a comment that looks like an option, known or not. */
  private static boolean isOption(String line) {
    return OPTION_FIRST.matcher(line).matches();
  }

  /** Runs what was typed, which may be several lines; returns whether the user leaves. */
  private boolean run(String typed, Call call, PromptHistory history) {
    List<ScriptLines.Line> lines;
    try {
      lines = ScriptLines.of(typed, Prompt::isOption);
    } catch (PetShellException noLine) {
      ErrorReport.report(noLine, call);
      return false;
    }
    for (ScriptLines.Line line : lines) {
      CallResult outcome = commands.runner().runLine(line.text(), call);
      if (outcome.code() == ExitCode.USAGE.code()) {
        history.noteWrong(typed);
      }
      if (outcome.leaving() || !outcome.isDone() || call.stopSignal().arrived()) {
        return outcome.leaving();
      }
    }
    return false;
  }
}
