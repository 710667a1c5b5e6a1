package petshell.shell.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Readiness;
import petshell.job.change.RunChanges;
import petshell.job.look.ObservedRun;
import petshell.job.look.SharedView;
import petshell.output.Numbers;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.OperatorName;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.shell.line.Usage;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.QuarantineDao;
import petshell.store.Run;
import petshell.store.RunDao;

/** Shows what was done here. */
final class RunsCommand {
  private static final int MOST_RUNS = 1_000_000;
  private static final int MOST_QUARANTINED = 1000;

  /** One run with the pets that failed in it, as JSON. */
  record Document(
      RunDocument run, List<Quarantined> quarantined, @Nullable SharedDocument shared) {}

  record Quarantined(String petId, String error, Object attempts, String failedAt) {}

  @Command(
      name = "runs",
      group = "Look",
      description =
          """
          List what was done here, or show one run.
          With a number, show one run and the pets that failed in it; --changes shows what it replaced.
          """,
      help =
          """
          runs
          runs 3
          runs 3 --changes
          """)
  void runs(
      Call call,
      @Argument(index = 0, description = "number of one run") Optional<RunNumber> run,
      @Option(longName = "changes", description = "what the run replaced, pet by pet")
          boolean changes,
      @Option(
              longName = "limit",
              description = "how many to show: the newest runs, or the first pets",
              defaultValue = "40")
          @Between(least = 0, most = MOST_RUNS)
          int limit) {
    if (changes && run.isEmpty()) {
      throw Usage.error("runs: --changes needs a run", "give its number");
    }
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Database database = opened.database();
      Readiness.requireJournal(database);
      if (run.isEmpty()) {
        all(call, database, limit);
      } else if (changes) {
        changes(call, database, run.get().number(), limit);
      } else {
        one(call, database, run.get().number());
      }
    }
  }

  private static void all(Call call, Database database, int limit) {
    List<Run> found = database.read(() -> database.dao(RunDao.class).last(limit + 1));
    List<ObservedRun> runs =
        found.stream()
            .limit(limit)
            .map(run -> ObservedRun.of(run, database, OperatorName.host()))
            .toList();
    new RunsList(call).print(runs);
    if (found.isEmpty()) {
      call.console().message("No runs yet.");
    } else if (found.size() > limit) {
      call.console()
          .message(
              "Showing the last "
                  + (limit == 1 ? "run" : Numbers.grouped(limit) + " runs")
                  + "; more with --limit "
                  + Math.max(1, 2L * limit));
    }
  }

  private static Run find(Database database, long number) {
    return database
        .read(() -> database.dao(RunDao.class).find(number))
        .orElseThrow(
            () ->
                new PetShellException(
                    PetShellException.Kind.FAILED,
                    "there is no run " + number,
                    "list them with runs"));
  }

  private static void one(Call call, Database database, long number) {
    ObservedRun run = ObservedRun.of(find(database, number), database, OperatorName.host());
    List<Quarantined> failed =
        database
            .read(() -> database.dao(QuarantineDao.class).ofRun(number, MOST_QUARANTINED))
            .stream()
            .map(
                row ->
                    new Quarantined(
                        row.petId(), row.error(), row.attempts().json(), row.failedAt().text()))
            .toList();
    Optional<SharedView> shared = SharedView.ofRun(database, number);
    Document document =
        new Document(RunDocument.of(run), failed, shared.map(SharedDocument::of).orElse(null));
    Results.printLines(
        call,
        document,
        () -> new RunScreen(run, failed, shared, call.clock().instant()).print(call.console()));
    long replaced = new RunChanges(database, call.cancellation(), number).count();
    if (replaced > 0) {
      call.console().message("What it replaced: runs " + number + " --changes");
    }
  }

  private static void changes(Call call, Database database, long number, int limit) {
    Run run = find(database, number);
    RunChanges changes = new RunChanges(database, call.cancellation(), number);
    long count = changes.count();
    long shown = Math.min(limit, count);
    changes.read(shown, found -> RunChangesList.print(call, found));
    if (count == 0) {
      call.console()
          .message("Run " + number + " (" + run.start().command() + ") replaced no traits.");
    } else if (count > shown && !call.console().out().checkError()) {
      call.console()
          .message(
              "Showing "
                  + Numbers.grouped(shown)
                  + " of "
                  + PetText.pets(count)
                  + "; more with --limit "
                  + Math.max(1, Math.min(count, 2 * shown)));
    }
  }
}
