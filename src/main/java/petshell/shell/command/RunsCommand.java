package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Readiness;
import petshell.job.look.ObservedRun;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Field;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.output.Section;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.OperatorName;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.QuarantineDao;
import petshell.store.Run;
import petshell.store.RunDao;

/** Shows what was done here. */
final class RunsCommand {
  private static final int MOST_RUNS = 1_000_000;
  private static final int MOST_QUARANTINED = 1000;

  private static final List<Column> COLUMNS =
      List.of(
          Column.number("run"),
          Column.text("command"),
          Column.fixed("outcome"),
          Column.number("changed"),
          Column.number("skipped"),
          Column.number("failed"),
          Column.text("operator"),
          Column.fixed("started"));

  /** One run with the pets that failed in it, as JSON. */
  record Document(RunDocument run, List<Quarantined> quarantined) {}

  record Quarantined(String petId, String error, Object attempts, String failedAt) {}

  @Command(
      name = "runs",
      group = "Look",
      description = "List what was done here, or show one run.",
      help =
          """
          runs
          runs 3
          """)
  void runs(
      Call call,
      @Argument(index = 0, description = "the number of one run") Optional<RunNumber> run,
      @Option(
              longName = "limit",
              description = "how many runs, the newest first",
              defaultValue = "40")
          @Between(least = 0, most = MOST_RUNS)
          int limit) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Database database = opened.database();
      Readiness.requireJournal(database);
      if (run.isPresent()) {
        one(call, database, run.get().number());
      } else {
        all(call, database, limit);
      }
    }
  }

  private static void all(Call call, Database database, int limit) {
    List<RunDocument> runs =
        database.read(() -> database.dao(RunDao.class).last(limit)).stream()
            .map(run -> RunDocument.of(ObservedRun.of(run, database, OperatorName.host())))
            .toList();
    Format format = call.options().format();
    if (format.isJson()) {
      new JsonPrinter(call.console().out(), format).list(runs.iterator());
      return;
    }
    RowPrinter.of(format, call.console().out(), COLUMNS, call.console().layout(false))
        .all(runs.stream().map(RunsCommand::row).toList());
  }

  private static List<Cell> row(RunDocument run) {
    return List.of(
        Cell.of(run.run()),
        Cell.of(run.commandLine()),
        Cell.of(run.outcome()),
        cell(run.changed()),
        cell(run.skipped()),
        cell(run.failed()),
        Cell.of(run.operator()),
        Cell.of(run.startedAt()));
  }

  private static Cell cell(Object number) {
    return Cell.of(String.valueOf(number));
  }

  private static void one(Call call, Database database, long number) {
    Run run =
        database
            .read(() -> database.dao(RunDao.class).find(number))
            .orElseThrow(
                () ->
                    new PetShellException(
                        PetShellException.Kind.FAILED,
                        "there is no such run: " + number + ": runs lists them"));
    List<Quarantined> failed =
        database
            .read(() -> database.dao(QuarantineDao.class).ofRun(number, MOST_QUARANTINED))
            .stream()
            .map(
                row ->
                    new Quarantined(
                        row.petId(), row.error(), row.attempts().json(), row.failedAt().text()))
            .toList();
    Document document =
        new Document(RunDocument.of(ObservedRun.of(run, database, OperatorName.host())), failed);
    Results.print(call, document, () -> sections(document));
  }

  private static List<Section> sections(Document document) {
    RunDocument run = document.run();
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("run", Cell.of(run.run())));
    fields.add(Field.of("command", run.commandLine()));
    fields.add(Field.of("outcome", run.outcome()));
    fields.add(
        Field.of("operator", run.operator() + " on " + run.host() + ", pid " + run.process()));
    fields.add(
        Field.of("version", run.toolVersion() + ", traits version " + run.generatorVersion()));
    fields.add(Field.of("started", run.startedAt()));
    fields.add(Field.of("heartbeat", run.heartbeatAt()));
    fields.add(Field.of("ended", run.endedAt() == null ? "" : run.endedAt()));
    fields.add(Field.of("changed", cell(run.changed())));
    fields.add(Field.of("unchanged", cell(run.unchanged())));
    fields.add(Field.of("skipped", cell(run.skipped())));
    fields.add(Field.of("failed", cell(run.failed())));
    fields.add(Field.of("batches", cell(run.batches())));
    if (run.undoes() != null) {
      fields.add(Field.of("undoes run", cell(run.undoes())));
    }
    if (run.message() != null) {
      fields.add(Field.of("message", run.message()));
    }
    List<Section> sections = new ArrayList<>(List.of(new Section("", fields)));
    if (!document.quarantined().isEmpty()) {
      sections.add(
          new Section(
              "Quarantined",
              document.quarantined().stream()
                  .map(
                      one ->
                          Field.of(
                              PetText.id(one.petId()),
                              one.error() + " (attempts: " + one.attempts() + ")"))
                  .toList()));
    }
    return sections;
  }
}
