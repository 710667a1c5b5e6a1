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
import petshell.output.SafeText;
import petshell.shell.call.AlreadyTold;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.Outcome;
import petshell.shell.call.Session;
import petshell.shell.line.CommandLines;
import petshell.shell.line.FilePlace;
import petshell.shell.line.LineInput;
import petshell.store.PetShellException;

/** Runs command files. */
public final class FileRunner {
  private final CommandRunner runner;

  FileRunner(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Runs a file.
   *
   * @param file the file
   * @param name what the user called it
   * @param session where the call comes from
   * @return the exit code: that of the first line that failed
   * @throws PetShellException if the file cannot be read, or is being read already
   */
  int run(Path file, String name, Session session) {
    List<Object> open = new ArrayList<>(session.place().map(FilePlace::open).orElse(List.of()));
    try (InputStream stream = PatientInput.open(file, session.cancellation());
        LineInput input = new LineInput(stream)) {
      Optional<Object> identity = identity(file);
      if (identity.filter(open::contains).isPresent()) {
        throw failed("the command file includes itself", name, "take out the circle");
      }
      identity.ifPresent(open::add);
      // A pipe is in no folder that anything could be named from.
      Optional<Path> folder = identity.map(known -> file.toAbsolutePath().getParent());
      return run(new CommandLines(input), session.at(new FilePlace(name, 0, folder, open)));
    } catch (NoSuchFileException missing) {
      throw failed("no such command file", name, "check its name");
    } catch (IOException unreadable) {
      throw failed("the command file cannot be read", name, reason(unreadable));
    }
  }

  /**
   * Returns what a file has whatever it is called, which the name of a deleted one does not tell. A
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
   * @throws PetShellException if a line fails, which has been told then; or as {@link #run}
   */
  public void runOrThrow(Path file, String name, Session session) {
    int code = run(file, name, session);
    if (code != 0) {
      throw new AlreadyTold(code);
    }
  }

  /**
   * Runs the commands of standard input.
   *
   * @throws PetShellException if it cannot be read
   */
  public int runStandardInput(LineInput input, Session session) {
    String name = "<stdin>";
    FilePlace place = new FilePlace(name, 0, Optional.empty(), List.of());
    try {
      return run(new CommandLines(input), session.at(place));
    } catch (IOException unreadable) {
      throw failed("the commands cannot be read", name, reason(unreadable));
    }
  }

  private int run(CommandLines lines, Session session) throws IOException {
    int firstFailure = 0;
    FilePlace place = session.place().orElseThrow();
    while (true) {
      // While a line is waited for no command looks, so that a signal ends the wait.
      session.stopSignal().nextCommand();
      if (session.stopSignal().arrived()) {
        return firstFailure;
      }
      Optional<CommandLines.Line> line;
      try {
        line = lines.next();
      } catch (PetShellException unreadable) {
        int code = ErrorReport.report(unreadable, session.at(place.atLine(lines.number())));
        return firstFailure == 0 ? code : firstFailure;
      }
      if (line.isEmpty()) {
        return firstFailure;
      }
      Outcome outcome = run(line.get(), session.at(place.atLine(line.get().number())));
      firstFailure = firstFailure == 0 ? outcome.code() : firstFailure;
      boolean stopsHere = !outcome.isDone() && !session.options().keepGoing();
      if (stopsHere || outcome.leaving()) {
        return firstFailure;
      }
    }
  }

  private Outcome run(CommandLines.Line line, Session session) {
    if (session.options().echo()) {
      session.console().flush();
      session.console().err().print("+ " + SafeText.of(line.text()) + "\n");
      session.console().err().flush();
    }
    return runner.runLine(line.text(), session);
  }

  private static PetShellException failed(String what, String name, String whatToDo) {
    return new PetShellException(
        PetShellException.Kind.FAILED, what + ": " + name + ": " + whatToDo);
  }

  private static String reason(IOException unreadable) {
    return String.valueOf(unreadable.getMessage());
  }
}
