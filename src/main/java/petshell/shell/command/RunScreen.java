package petshell.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.job.look.ObservedRun;
import petshell.job.look.SharedView;
import petshell.output.Cell;
import petshell.output.Console;
import petshell.output.Durations;
import petshell.output.Field;
import petshell.output.Group;
import petshell.output.GroupPrinter;
import petshell.output.Section;
import petshell.output.SectionPrinter;
import petshell.output.Style;
import petshell.output.Times;
import petshell.schema.Journal;
import petshell.store.Noted;
import petshell.store.Run;

/**
 * One run as people see it.
 *
 * @param observed the run
 * @param quarantined the pets that failed in it
 * @param shared the shared backfill that it took part in, if any
 * @param now what times are measured from
 */
record RunScreen(
    ObservedRun observed,
    List<RunsCommand.Quarantined> quarantined,
    Optional<SharedView> shared,
    Instant now) {

  /** Prints it; what is zero is left out. */
  void print(Console console) {
    Run run = observed.run();
    String title = "Run " + run.number() + "   " + run.start().commandLine();
    new SectionPrinter(console.out(), console.layout(false))
        .print(List.of(new Section(title, fields(run))));
    if (!quarantined.isEmpty()) {
      List<List<Cell>> rows = quarantined.stream().map(RunScreen::row).toList();
      Group group =
          new Group(Cell.of(quarantined.size()), List.of(Cell.of(Style.BAD, "quarantined")), rows);
      new GroupPrinter(console.out(), console.layout(false)).print(List.of(group));
    }
  }

  private List<Field> fields(Run run) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Outcome", run.noted().text()));
    fields.add(Field.of("Operator", operator(run)));
    fields.add(Field.of("Started", time(run.startedAt())));
    if (observed.isRunning()) {
      fields.add(Field.of("Heartbeat", time(run.heartbeatAt())));
    } else {
      took(run).ifPresent(time -> fields.add(Field.of("Took", time)));
    }
    addUnlessZero(fields, "Changed", run.counts().changed());
    addUnlessZero(fields, "Unchanged", run.counts().unchanged());
    addUnlessZero(fields, "Skipped", run.counts().skipped());
    addUnlessZero(fields, "Failed", run.counts().failed());
    addUnlessZero(fields, "Batches", run.counts().batches());
    shared.ifPresent(view -> fields.add(new Field("Shared", SharedLines.of(view, now))));
    run.undoes().ifPresent(undone -> fields.add(Field.of("Undoes", "run " + undone.text())));
    run.message()
        .filter(message -> !Journal.isInternal(message))
        .ifPresent(message -> fields.add(Field.of("Message", message)));
    return fields;
  }

  private String operator(Run run) {
    String who = run.start().operator() + " on " + run.start().host();
    return observed.isRunning() ? who + ", pid " + run.start().process().text() : who;
  }

  private String time(Noted<Instant> time) {
    return time.value().map(moment -> Times.ago(moment, now)).orElse(time.text());
  }

  /** A run that died worked until its last heartbeat, at least. */
  private static Optional<String> took(Run run) {
    return run.startedAt()
        .value()
        .flatMap(
            start ->
                run.endedAt()
                    .orElse(run.heartbeatAt())
                    .value()
                    .map(end -> Durations.text(Duration.between(start, end))));
  }

  private static void addUnlessZero(List<Field> fields, String label, Noted<Long> count) {
    if (count.value().filter(value -> value == 0).isEmpty()) {
      fields.add(Field.of(label, count(count)));
    }
  }

  /** Returns a count of the journal, or what is there instead. */
  static Cell count(Noted<Long> count) {
    return count.value().map(value -> Cell.of(value)).orElseGet(() -> Cell.of(count.text()));
  }

  private static List<Cell> row(RunsCommand.Quarantined one) {
    String attempts = one.attempts().equals(1L) ? "" : " (" + one.attempts() + " attempts)";
    return List.of(Cell.of(Style.KEY, PetText.id(one.petId())), Cell.of(one.error() + attempts));
  }
}
