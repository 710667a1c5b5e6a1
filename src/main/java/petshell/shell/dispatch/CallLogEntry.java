package petshell.shell.dispatch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.shell.core.command.ParsedInput;
import petshell.output.SafeText;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OperatorName;
import petshell.shell.line.ScriptPosition;
import petshell.store.DatabaseAddress;

/** Notes a call in the log of changes when it has ended. */
final class CallLogEntry {
  private static final int MOST_LETTERS = 4_000;
  private static final String DRY_RUN = "dry-run";
  private static final String NOTHING = "-";

  private final Call call;
  private final boolean isWanted;
  private final Instant start;

  private CallLogEntry(Call call, boolean isWanted) {
    this.call = call;
    this.isWanted = isWanted;
    this.start = call.clock().instant();
  }

  /**
   * Starts a call.
   *
   * @param command what is called, whatever it is
   * @param input the words of the call
   * @param call the call
   */
  static CallLogEntry start(Object command, ParsedInput input, Call call) {
    return new CallLogEntry(call, changes(command, input));
  }

  /**
   * Returns whether a call is to change something itself: it is neither read-only nor a dry run.
   */
  static boolean changes(Object command, ParsedInput input) {
    boolean dryRun =
        input.options().stream().anyMatch(option -> Objects.equals(option.longName(), DRY_RUN));
    return !dryRun
        && command instanceof AnnotatedCommand known
        && known.changes().filter(what -> !what.throughCommands()).isPresent();
  }

  /**
   * Notes how it ended: time, outcome, operator, database, place and command line. A call whose
   * words made no sense was not run.
   */
  void end(int code) {
    if (isWanted && code != ExitCode.USAGE.code()) {
      call.log(
          String.join(
              "\t",
              start.truncatedTo(ChronoUnit.SECONDS).toString(),
              outcome(code),
              text(OperatorName.name(call.options())),
              text(call.databaseIfNamed().map(DatabaseAddress::fullLabel).orElse("")),
              text(call.place().map(ScriptPosition::toString).orElse("")),
              text(call.commandLine())));
    }
  }

  private static String outcome(int code) {
    return Arrays.stream(ExitCode.values())
        .filter(known -> known.code() == code)
        .map(ExitCode::text)
        .findAny()
        .orElse(String.valueOf(code));
  }

  /** Users' text must not end the line or the field, nor order a terminal that shows the log. */
  private static String text(String value) {
    String safe = SafeText.of(value);
    if (safe.isEmpty()) {
      return NOTHING;
    }
    return safe.length() <= MOST_LETTERS ? safe : safe.substring(0, MOST_LETTERS) + "...";
  }
}
