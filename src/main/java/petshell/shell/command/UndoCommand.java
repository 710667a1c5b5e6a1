package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.change.Undo;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;

/** Puts back what a run replaced. */
final class UndoCommand {
  /** The result as JSON. */
  record Document(
      @Nullable Long run,
      String outcome,
      long undone,
      long changed,
      long left,
      long failed,
      long wouldChange,
      List<String> firstLeft,
      long unchanged) {}

  @Command(
      name = "undo",
      group = "Traits",
      description =
          """
          Puts back what a regen, an undo or a backfill --replace replaced, where nobody has changed it since.
          It is a run itself, and can be undone as well.
          """,
      help =
          """
          undo 3 --dry-run
          undo 3
          """)
  @Changes(
      value = "\"traits\" and \"updatedAt\" of the pets that the run had changed.",
      destructive = true)
  ExitCode undo(
      Call call,
      @Argument(index = 0, description = "the number of the run; runs lists them") RunNumber run,
      @Option(longName = "dry-run", description = "count and write nothing") boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Undo undo = new Undo(opened.operation("undo"), run.number());
      long count = undo.count();
      if (dryRun) {
        print(call, new Document(null, "dry-run", run.number(), 0, 0, 0, count, List.of(), 0));
        call.console().message("dry run, nothing was written");
        return ExitCode.DONE;
      }
      if (!call.confirm(
          String.format(
              Locale.ROOT,
              "Put back the traits of %s as they were before run %d?",
              PetText.pets(count),
              run.number()))) {
        call.console().message("nothing was changed");
        return ExitCode.REFUSED;
      }
      return done(call, run, undo.run());
    }
  }

  private static ExitCode done(Call call, RunNumber undone, Undo.Outcome outcome) {
    print(
        call,
        new Document(
            outcome.run(),
            outcome.interrupted() ? "interrupted" : "completed",
            undone.number(),
            outcome.counts().changed(),
            outcome.counts().skipped(),
            outcome.counts().failed(),
            0,
            outcome.left(),
            outcome.counts().unchanged()));
    if (outcome.interrupted()) {
      call.console().message("interrupted; go on with: " + call.commandLine());
      return ExitCode.INTERRUPTED;
    }
    long failed = outcome.counts().failed();
    if (failed > 0) {
      call.console().error(PetText.failed("could not be put back", failed));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private static void print(Call call, Document document) {
    Results.print(call, document, () -> List.of(new Section("", fields(document))));
  }

  private static List<Field> fields(Document document) {
    List<Field> fields = new ArrayList<>();
    if (document.run() == null) {
      fields.add(Field.of("replaced by the run", Cell.of(document.wouldChange())));
      return fields;
    }
    fields.add(Field.of("run", Cell.of(document.run())));
    fields.add(Field.of("put back", Cell.of(document.changed())));
    fields.add(Field.of("as before already", Cell.of(document.unchanged())));
    fields.add(Field.of("left, since changed meanwhile", Cell.of(document.left())));
    fields.add(Field.of("failed", Cell.of(document.failed())));
    if (!document.firstLeft().isEmpty()) {
      fields.add(new Field("first left", document.firstLeft().stream().map(Cell::of).toList()));
    }
    return fields;
  }
}
