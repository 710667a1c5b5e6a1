package petshell.shell.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;
import petshell.job.saved.Quoting;
import petshell.output.Pager;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.line.WordScanner;
import petshell.shell.option.AskedFormat;
import petshell.shell.option.CallOptions;
import petshell.shell.option.GlobalOptions;

/** Runs one call at a time, and turns whatever goes wrong in it into a line and an exit code. */
public final class CommandRunner {
  private final CommandRegistry registry;
  private final StrictParser parser;
  private final CommandExecutor executor;

  CommandRunner(CommandRegistry registry) {
    this.registry = registry;
    this.parser = new StrictParser(registry);
    this.executor = new CommandExecutor(registry);
  }

  /** Runs the command of a line, which is split into words first. */
  public CallResult runLine(String line, Call session) {
    List<String> words;
    try {
      words = WordScanner.read(line, session.options().variables());
    } catch (RuntimeException problem) {
      return new CallResult(ErrorReport.report(problem, session), false);
    }
    return words.isEmpty() ? new CallResult(0, false) : run(words, session);
  }

  /**
   * Runs a command.
   *
   * @param words the command and all that follows it, at least one word
   * @param session where the call comes from
   */
  public CallResult run(List<String> words, Call session) {
    session.stopSignal().nextCommand();
    try {
      StrictParser.Parsed parsed = parser.parse(words);
      KnownOptions known = KnownOptions.of(parsed.command());
      GlobalOptions said = CallOptions.of(parsed.input(), known::ownsLong);
      Call call = session.forCall(said, Quoting.join(words));
      return SilentResults.areWanted(parsed, call)
          ? SilentResults.of(parsed, call, silent -> logged(parsed, silent))
          : paged(parsed, call);
    } catch (RuntimeException | Error problem) {
      GlobalOptions asked = AskedFormat.of(session.options(), words);
      Call failed = session.forCall(asked, Quoting.join(words));
      return new CallResult(ErrorReport.report(problem, failed), false);
    }
  }

  private CallResult paged(StrictParser.Parsed parsed, Call call) {
    try (Pager pager = pager(parsed.command(), call)) {
      call.stopSignal().ignoreInterruptsWhile(pager::isRead);
      return logged(parsed, call.on(pager.console()));
    }
  }

  private static Pager pager(Command called, Call call) {
    boolean isDirect = called instanceof AnnotatedCommand command && command.isDirect();
    return isDirect || call.place().isPresent()
        ? Pager.none(call.console())
        : Pager.of(call.console(), call.environment(), StandardCharsets.UTF_8);
  }

  private CallResult logged(StrictParser.Parsed parsed, Call call) {
    Bell bell = Bell.of(call);
    CallLogEntry logged = CallLogEntry.start(parsed.command(), parsed.input(), call);
    CallResult outcome;
    try {
      outcome = RetriedRead.run(call, observed -> execute(parsed, observed));
    } catch (RuntimeException | Error problem) {
      outcome = new CallResult(ErrorReport.report(problem, call), false);
    }
    logged.end(outcome.code());
    bell.end();
    return outcome;
  }

  private CallResult execute(StrictParser.Parsed parsed, Call call) {
    ExitStatus status =
        executor.execute(new CommandContext(parsed.input(), registry, call.console().out(), call));
    call.console().flush();
    int code = status.code();
    if (call.outputFailure().isPresent()) {
      code = withoutResult(status, call.outputFailure().get(), parsed, call);
    } else if (code != 0 && call.place().isPresent()) {
      ErrorReport.ended(
          ExitCode.of(code), call, call.commandLine() + " ended as " + status.description(), null);
    }
    return new CallResult(code, call.isLeaving());
  }

  /**
   * A command that only reads has failed if its results cannot be printed. One that has changed
   * something is done, and must not seem to need another run.
   */
  private static int withoutResult(
      ExitStatus status, String reason, StrictParser.Parsed parsed, Call call) {
    String lost = "the results cannot be written: " + reason;
    if (CallLogEntry.changes(parsed.command(), parsed.input())) {
      call.console().warning(lost + "; the command itself ended as " + status.description());
      return status.code();
    }
    ExitCode end = status.code() == 0 ? ExitCode.FAILED : ExitCode.of(status.code());
    return ErrorReport.ended(end, call, lost, null).code();
  }
}
