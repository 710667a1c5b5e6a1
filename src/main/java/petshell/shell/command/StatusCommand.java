package petshell.shell.command;

import java.time.Instant;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.ObservedRun;
import petshell.job.look.SharedView;
import petshell.job.look.Status;
import petshell.output.Layout;
import petshell.output.SectionPrinter;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.LastVerification;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.OperatorName;
import petshell.shell.call.Results;
import petshell.store.Database;

/** Shows the status of the database. */
final class StatusCommand {
  @Command(
      name = "status",
      group = "Look",
      description =
          """
          Show the state of the database, and what to do next.
          Checks the traits of up to 10,000 pets itself; of more, it shows what the last verify found.
          """,
      help =
          """
          status
          status --check
          """)
  ExitCode status(
      Call call,
      @Option(longName = "check", description = "exit with 3 if something is pending or wrong")
          boolean check) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Database database = opened.database();
      Instant now = call.clock().instant();
      Optional<LastVerification> verified = LastVerification.find(call);
      Optional<LastVerification> holding =
          verified.filter(kept -> kept.holds(database.services().changeMark()));
      Status.Report report = new Status(database).read(holding.map(LastVerification::counts));
      Optional<ObservedRun> lastRun =
          report.lastRun().map(run -> ObservedRun.of(run, database, OperatorName.host()));
      if (report.schema().traitsColumn()) {
        lastRun = lastRun.map(run -> run.withProgress(database, now));
      }
      Optional<SharedView> shared = SharedView.unfinished(database);
      print(
          call,
          database,
          new StatusScreen(report, lastRun, verified, holding.isPresent(), shared),
          now);
      return check && report.needsWork() ? ExitCode.PENDING : ExitCode.DONE;
    }
  }

  private static void print(Call call, Database database, StatusScreen screen, Instant now) {
    StatusDocument document =
        StatusDocument.of(
            screen.report(),
            database,
            call.isReadOnly(),
            screen.lastRun(),
            screen.verified(),
            screen.holds(),
            screen.shared());
    Layout layout = call.layout();
    Results.printLines(
        call,
        document,
        () ->
            new SectionPrinter(call.console().out(), layout)
                .print(screen.sections(database.address().label(), document, layout, now)));
  }
}
