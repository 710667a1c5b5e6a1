package petshell.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.Status;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.job.saved.SavedBefore;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.output.Style;
import petshell.shell.call.Call;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.store.Database;
import petshell.trait.TraitState;

/** Generates the traits of every pet again and compares. */
final class VerifyCommand {
  private static final int MOST_SHOWN = 1_000_000;

  /** The states that the web app cannot live with, or that are nobody's intention. */
  private static final Set<TraitState> WRONG =
      EnumSet.of(
          TraitState.MISSING, TraitState.INVALID, TraitState.DRIFTED, TraitState.OTHER_VERSION);

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

  record Found(String id, String state, String message) {}

  @Command(
      name = "verify",
      group = "Looking",
      description =
          """
          Generates every pet's traits again and compares them with what is stored.
          Rounded and formatted traits are fine for the web app; --strict fails them too.
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
                  "end with 3 if a pet's traits are missing, invalid, drifted or of another version")
          boolean check,
      @Option(longName = "strict", description = "with --check, end with 3 unless all are exact")
          boolean strict,
      @Option(
              longName = "show",
              description = "show the first pets of each state that is not exact",
              defaultValue = "5")
          @Between(least = 0, most = MOST_SHOWN)
          int show) {
    long started = System.nanoTime();
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      VerifyOutcome outcome =
          new Verify(opened.database(), call.cancellation(), opened.progress(), show).run();
      if (outcome.interrupted()) {
        return ErrorReport.ended(
            ExitCode.INTERRUPTED,
            call,
            "interrupted after " + PetText.pets(outcome.total()),
            "run it again");
      }
      LastVerification.of(call.clock().instant(), outcome).keep(call);
      long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
      Results.print(call, document(outcome, millis), () -> sections(outcome, millis));
      next(outcome.counts(), call, opened.database())
          .ifPresent(command -> call.console().message("next: " + command));
      return check && !passes(outcome, strict) ? ExitCode.PENDING : ExitCode.DONE;
    }
  }

  /** Returns the command that fixes the most serious problem, or empty if there is none. */
  private static Optional<String> next(Map<TraitState, Long> counts, Call call, Database database) {
    long missing = counts.getOrDefault(TraitState.MISSING, 0L);
    if (missing > 0) {
      if (Status.canBeFilled(database, missing)) {
        return Optional.of(SavedBefore.backfill(database));
      }
      call.console().message(StatusCommand.WITHOUT_ID);
    }
    return Stream.of(TraitState.INVALID, TraitState.DRIFTED, TraitState.OTHER_VERSION)
        .filter(state -> counts.getOrDefault(state, 0L) > 0)
        .findFirst()
        .map(state -> "regen --state " + state.text() + " --dry-run");
  }

  private static boolean passes(VerifyOutcome outcome, boolean strict) {
    return outcome.counts().entrySet().stream()
        .filter(
            entry -> strict ? entry.getKey() != TraitState.EXACT : WRONG.contains(entry.getKey()))
        .allMatch(entry -> entry.getValue() == 0);
  }

  private static Document document(VerifyOutcome outcome, long millis) {
    Map<TraitState, Long> counts = outcome.counts();
    List<Found> first = new ArrayList<>();
    outcome
        .first()
        .values()
        .forEach(
            findings ->
                findings.forEach(
                    one -> first.add(new Found(one.id(), one.state().text(), one.message()))));
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

  private static List<Section> sections(VerifyOutcome outcome, long millis) {
    List<Section> sections = new ArrayList<>();
    List<Field> counts = new ArrayList<>();
    outcome
        .counts()
        .forEach((state, count) -> counts.add(Field.of(state.text(), count(state, count))));
    counts.add(Field.of("all", Cell.of(outcome.total())));
    counts.add(Field.of("milliseconds", Cell.of(millis)));
    sections.add(new Section("", counts));
    outcome
        .first()
        .forEach(
            (state, findings) -> {
              if (!findings.isEmpty()) {
                sections.add(new Section("First " + state.text(), fields(findings)));
              }
            });
    return sections;
  }

  private static Cell count(TraitState state, long count) {
    if (count == 0) {
      return Cell.of(0);
    }
    return state == TraitState.EXACT
        ? Cell.of(Style.GOOD, Long.toString(count))
        : Cell.of(WRONG.contains(state) ? Style.BAD : Style.WARNING, Long.toString(count));
  }

  private static List<Field> fields(List<VerifyOutcome.Finding> findings) {
    return findings.stream().map(one -> Field.of(PetText.id(one.id()), one.message())).toList();
  }
}
