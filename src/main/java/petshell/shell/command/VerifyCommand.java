package petshell.shell.command;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.NextStep;
import petshell.job.look.Remedies;
import petshell.job.look.ShortIds;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.shell.call.Call;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.call.LastVerification;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.store.Database;
import petshell.trait.TraitState;

/** Generates the traits of every pet again and compares. */
final class VerifyCommand {
  private static final int MOST_SHOWN = 1_000_000;
  private static final int MOST_SHORTENED = 1_000;

  /** The result as JSON. */
  record Document(
      long total,
      long exact,
      long rounded,
      long formatted,
      long drifted,
      long otherVersion,
      long invalid,
      long missing,
      long millis,
      List<Found> first) {}

  record Found(
      String id, String name, String state, String message, List<DifferenceDocument> diff) {
    private static Found of(VerifyOutcome.Finding one) {
      return new Found(
          one.id(),
          one.name(),
          one.state().text(),
          one.message(),
          DifferenceDocument.of(one.differences()));
    }
  }

  @Command(
      name = "verify",
      group = "Look",
      description =
          """
          Compare all stored traits with what the ids give.
          Rounded and formatted traits are fine for the web app; --strict fails them too.
          Exact means the same text. Where a column of PostgreSQL's type jsonb keeps no text, it means
          the same fields, equal strings and bit-equal numbers: jsonb orders the keys its own way. What
          the web app's ORM writes is mostly rounded, in the 16th digit.
          """,
      help =
          """
          verify
          verify --check --show 20
          """)
  ExitCode verify(
      Call call,
      @Option(
              longName = "check",
              description =
                  "exit with 3 if traits are missing, invalid, drifted or of another version")
          boolean check,
      @Option(longName = "strict", description = "with --check, exit with 3 unless all are exact")
          boolean strict,
      @Option(
              longName = "show",
              description = "how many pets to show of each state that is not exact",
              defaultValue = "5")
          @Between(least = 0, most = MOST_SHOWN)
          int show) {
    long started = System.nanoTime();
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Database database = opened.database();
      VerifyOutcome outcome =
          new Verify(database, call.cancellation(), opened.progress(), show).run();
      if (outcome.interrupted()) {
        return ErrorReport.ended(
            ExitCode.INTERRUPTED,
            call,
            "interrupted after " + PetText.pets(outcome.total()),
            "run it again");
      }
      LastVerification.of(call.clock().instant(), outcome).keep(call);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      VerifyScreen screen =
          new VerifyScreen(
              outcome, took, remedies(outcome, database), shortIds(call, outcome, database));
      Results.printLines(
          call, document(outcome, took.toMillis()), () -> screen.print(call.console()));
      return end(call, screen, check, strict);
    }
  }

  private static Map<TraitState, NextStep> remedies(VerifyOutcome outcome, Database database) {
    Map<TraitState, NextStep> remedies = new EnumMap<>(TraitState.class);
    if (outcome.needingAttention() > 0) {
      Remedies known = Remedies.of(database);
      outcome
          .counts()
          .forEach(
              (state, count) -> {
                if (count > 0) {
                  known.of(state, count).ifPresent(step -> remedies.put(state, step));
                }
              });
    }
    return remedies;
  }

  /** Who reads a pipe, or a long list, can use whole ids. */
  private static Map<String, String> shortIds(Call call, VerifyOutcome outcome, Database database) {
    List<String> ids =
        outcome.first().values().stream()
            .flatMap(List::stream)
            .map(VerifyOutcome.Finding::id)
            .toList();
    return call.console().facts().outputTerminal() && ids.size() <= MOST_SHORTENED
        ? ShortIds.of(database, ids)
        : Map.of();
  }

  private static ExitCode end(Call call, VerifyScreen screen, boolean check, boolean strict) {
    long missing = screen.outcome().counts().getOrDefault(TraitState.MISSING, 0L);
    if (missing > 0 && !screen.remedies().containsKey(TraitState.MISSING)) {
      call.console().message(StatusScreen.sentence(StatusScreen.WITHOUT_ID));
    }
    Optional<String> failure = check ? screen.failure(strict) : Optional.empty();
    failure.ifPresent(call.console()::message);
    screen.nextSteps().forEach(call.console()::message);
    return failure.isPresent() ? ExitCode.PENDING : ExitCode.DONE;
  }

  private static Document document(VerifyOutcome outcome, long millis) {
    Map<TraitState, Long> counts = outcome.counts();
    List<Found> first =
        outcome.first().values().stream().flatMap(List::stream).map(Found::of).toList();
    return new Document(
        outcome.total(),
        counts.getOrDefault(TraitState.EXACT, 0L),
        counts.getOrDefault(TraitState.ROUNDED, 0L),
        counts.getOrDefault(TraitState.FORMATTED, 0L),
        counts.getOrDefault(TraitState.DRIFTED, 0L),
        counts.getOrDefault(TraitState.OTHER_VERSION, 0L),
        counts.getOrDefault(TraitState.INVALID, 0L),
        counts.getOrDefault(TraitState.MISSING, 0L),
        millis,
        first);
  }
}
