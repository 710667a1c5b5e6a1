package petshell.shell.dispatch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Function;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ExitCode;

/** Leaves out the results of a call that is to print nothing where all goes well. */
final class SilentResults {
  private static final String CHECK = "check";

  private SilentResults() {}

  /** Returns whether a call prints no results; a command that runs others leaves it to them. */
  static boolean areWanted(StrictParser.Parsed parsed, Call call) {
    boolean runsOthers =
        parsed.command() instanceof AnnotatedCommand command
            && command.changes().filter(Changes::throughCommands).isPresent();
    return call.isSilent() && !runsOthers && !parsed.asksForText();
  }

  /**
   * Runs a call. The results of a check that finds something are its verdict, and printed.
   *
   * @param run runs it
   */
  static CallResult of(StrictParser.Parsed parsed, Call call, Function<Call, CallResult> run) {
    StringWriter verdict = new StringWriter();
    boolean checks =
        parsed.input().options().stream().anyMatch(option -> CHECK.equals(option.longName()));
    Writer results = checks ? verdict : Writer.nullWriter();
    PrintWriter out = new PrintWriter(results);
    CallResult outcome = run.apply(call.on(call.console().withResultsTo(out)));
    out.flush();
    if (outcome.code() == ExitCode.PENDING.code()) {
      call.console().out().print(verdict);
      call.console().flush();
    }
    return outcome;
  }
}
