package petshell.shell.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.job.saved.PatientInput;
import petshell.output.Console;
import petshell.output.SafeText;
import petshell.output.Style;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ReportedFailure;
import petshell.shell.line.LineInput;
import petshell.shell.line.ScriptLines;
import petshell.shell.line.ScriptPosition;
import petshell.shell.option.GlobalOption;
import petshell.store.PetShellException;

/** Runs command files. */
public final class FileRunner {
  private static final String STANDARD_INPUT = "<stdin>";

  private final CommandRunner runner;

  FileRunner(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Runs a file.
   *
   * @param file the file
   * @param name what the user called it
   * @param call where the call comes from
   * @return the exit code: that of the first line that failed
   * @throws PetShellException if the file cannot be read, or is being read already
   */
  int run(Path file, String name, Call call) {
    List<Object> open = new ArrayList<>(call.place().map(ScriptPosition::open).orElse(List.of()));
    try (InputStream stream = PatientInput.open(file, call.cancellation());
        LineInput input = new LineInput(stream)) {
      Optional<Object> identity = identity(file);
      if (identity.filter(open::contains).isPresent()) {
        throw failed("the command file includes itself:", name, "remove that include");
      }
      identity.ifPresent(open::add);
      // A pipe is in no folder that anything could be named from.
      Optional<Path> folder = identity.map(known -> file.toAbsolutePath().getParent());
      return run(
          new ScriptLines(input, GlobalOption::starts),
          call.at(new ScriptPosition(name, 0, folder, open)));
    } catch (NoSuchFileException missing) {
      throw failed("there is no command file", name, "check its name");
    } catch (IOException unreadable) {
      throw unreadable("cannot read the command file " + name, unreadable);
    }
  }

  /**
   * Returns what a file has whatever it is called, which the name of a deleted one does not show. A
   * pipe has none: each reading takes what no other gets.
   */
  private static Optional<Object> identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isOther()) {
      return Optional.empty();
    }
    Object key = attributes.fileKey();
    return Optional.of(key == null ? file.toRealPath() : key);
  }

  /**
   * Runs a file for a command that has to fail where the file does.
   *
   * @throws PetShellException if a line fails, whose error has been printed; or as {@link #run}
   */
  public void runOrThrow(Path file, String name, Call call) {
    int code = run(file, name, call);
    if (code != 0) {
      throw new ReportedFailure(code);
    }
  }

  /**
   * Runs the commands of standard input.
   *
   * @throws PetShellException if it cannot be read
   */
  public int runStandardInput(LineInput input, Call call) {
    ScriptPosition place = new ScriptPosition(STANDARD_INPUT, 0, Optional.empty(), List.of());
    try {
      return run(new ScriptLines(input, GlobalOption::starts), call.at(place));
    } catch (IOException unreadable) {
      throw unreadable("cannot read commands from " + STANDARD_INPUT, unreadable);
    }
  }

  private int run(ScriptLines lines, Call call) throws IOException {
    int firstFailure = 0;
    ScriptPosition place = call.place().orElseThrow();
    while (true) {
      // No command polls for a signal during the wait for a line, so that one ends it.
      call.stopSignal().nextCommand();
      if (call.stopSignal().arrived()) {
        return firstFailure;
      }
      Optional<ScriptLines.Line> line;
      try {
        line = lines.next();
      } catch (PetShellException unreadable) {
        int code = ErrorReport.report(unreadable, call.at(place.atLine(lines.number())));
        return firstFailure == 0 ? code : firstFailure;
      }
      if (line.isEmpty()) {
        return firstFailure;
      }
      CallResult outcome = run(line.get(), call.at(place.atLine(line.get().number())));
      firstFailure = firstFailure == 0 ? outcome.code() : firstFailure;
      boolean stopsHere = !outcome.isDone() && !call.options().keepGoing();
      if (stopsHere || outcome.leaving()) {
        return firstFailure;
      }
    }
  }

  private CallResult run(ScriptLines.Line line, Call call) {
    if (echoes(call)) {
      echo(line.text(), call.console());
    }
    return runner.runLine(line.text(), call);
  }

  /** On a terminal nothing else would part the output of one command from that of the next. */
  private static boolean echoes(Call call) {
    boolean isTyped =
        call.console().facts().canAsk()
            && call.place().filter(place -> place.name().equals(STANDARD_INPUT)).isPresent();
    return call.options().echo()
        || (isWatched(call.console()) && !call.console().quiet() && !isTyped);
  }

  private static boolean isWatched(Console console) {
    return console.facts().outputTerminal() && console.facts().errorTerminal();
  }

  private static void echo(String text, Console console) {
    console.flush();
    String line = console.errorTheme().apply(Style.COMMAND, "+ " + SafeText.of(text));
    console.err().print((isWatched(console) ? "\n" : "") + line + "\n");
    console.err().flush();
  }

  private static PetShellException failed(String what, String name, String hint) {
    return new PetShellException(PetShellException.Kind.FAILED, what + " " + name, hint);
  }

  private static PetShellException unreadable(String what, IOException cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED, what + ": " + cause.getMessage(), cause);
  }
}
