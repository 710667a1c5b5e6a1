package petshell.shell.dispatch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Call;
import petshell.shell.call.ChangesLog;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.ShellContext;
import petshell.shell.call.StandardStreams.ResultStream;
import petshell.shell.call.StopSignal;
import petshell.shell.option.CommandLine;
import petshell.shell.option.Defaults;
import petshell.store.sqlite.SqliteFile;

/** Runs a command of a test as the program runs its own. */
final class SingleCommand {
  private SingleCommand() {}

  /** Runs the words, which may start with global options. */
  static Result run(Object command, String... words) {
    return run(TerminalFacts.noTerminal(), () -> Instant.EPOCH, command, words);
  }

  /** Runs the words at a terminal, and by a clock. */
  static Result run(TerminalFacts facts, InstantSource clock, Object command, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DatabaseChoice database = new DatabaseChoice(() -> new SqliteFile(Path.of("none")));
    ShellContext context =
        new ShellContext(
            database,
            question -> Optional.empty(),
            new ResultStream(OutputStream.nullOutputStream()),
            clock,
            Map.of(),
            Defaults.none(),
            new ChangesLog(Optional.empty()));
    CommandLine line = CommandLine.parse(List.of(words), name -> Optional.empty());
    Console console = new Console(writer(out), writer(err), facts, line.options().quiet());
    Call call = Call.of(context, console, line.options(), new StopSignal(() -> {}));
    CommandSet commands = new CommandSetup(database, Map.of()).command(command).complete();
    int code = commands.runner().run(line.words(), call).code();
    console.flush();
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }
}
