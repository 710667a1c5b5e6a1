package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.change.Undo;
import petshell.output.SafeText;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;

/** Restores what a run replaced. */
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
      group = "Change",
      description =
          """
          Restore the traits that a run replaced.
          Pets that somebody has changed since are left alone. Runs of regen, undo and backfill --replace can be undone.
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
      @Argument(index = 0, description = "number of the run; see runs") UndoableRun run,
      @Option(longName = "dry-run", description = "count what would be restored; write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Undo undo = new Undo(opened.operation("undo"), run.number());
      long count = undo.count();
      if (dryRun) {
        print(call, new Document(null, "dry-run", run.number(), 0, 0, 0, count, List.of(), 0));
        call.console().message("Dry run: nothing was written.");
        return ExitCode.DONE;
      }
      if (!call.confirm(
          String.format(
              Locale.ROOT,
              "Restore the traits of %s in %s as they were before run %d?",
              PetText.pets(count),
              opened.database().address().name(),
              run.number()))) {
        call.console().message("Nothing was changed.");
        return ExitCode.REFUSED;
      }
      return done(call, run, undo.run());
    }
  }

  private static ExitCode done(Call call, UndoableRun undone, Undo.Outcome outcome) {
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
    if (outcome.counts().changed() > 0) {
      call.console().message("Undo with: undo " + outcome.run());
    }
    if (outcome.interrupted()) {
      call.console().message("Interrupted. Continue with: " + call.commandLine());
      return ExitCode.INTERRUPTED;
    }
    long failed = outcome.counts().failed();
    if (failed > 0) {
      return PetText.failed(call, "could not be restored", failed);
    }
    return ExitCode.DONE;
  }

  private static void print(Call call, Document document) {
    Results.printLines(
        call,
        document,
        () ->
            lines(document).forEach(line -> call.console().out().write(SafeText.of(line) + "\n")));
  }

  private static List<String> lines(Document document) {
    if (document.run() == null) {
      return List.of(
          "Would restore the traits of "
              + PetText.pets(document.wouldChange())
              + ", where nobody has changed them since.");
    }
    List<String> lines = new ArrayList<>();
    String number = " (run " + document.run() + ").";
    lines.add(
        document.changed() == 0
            ? "Restored nothing" + number
            : "Restored the traits of " + PetText.pets(document.changed()) + number);
    if (document.unchanged() > 0) {
      lines.add("Already restored: " + PetText.pets(document.unchanged()) + ".");
    }
    if (document.left() > 0) {
      lines.add("Changed since, left alone: " + PetText.pets(document.left()));
      document.firstLeft().forEach(id -> lines.add("  " + PetText.id(id)));
    }
    return lines;
  }
}
