package petshell.shell.command;

import java.util.List;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Initialise;
import petshell.output.Cell;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.PasswordQuestion;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;
import petshell.store.Access;
import petshell.store.DatabaseAddress;

/** Makes a new database. */
final class InitCommand {
  private static final String DEMO = " with 170 users and 92 pets";

  /** The result as JSON. */
  record Document(String database, boolean demo) {}

  @Command(
      name = "init",
      group = "Change",
      description = "Create a new database in the web app's shape.",
      help =
          """
          init
          init --demo
          """)
  @Changes("Makes the file given with --db; an existing file is never touched.")
  void init(
      Call call,
      @Option(longName = "demo", description = "with 170 users and 92 pets, without traits")
          boolean demo) {
    call.requireWritable();
    DatabaseAddress address =
        PasswordQuestion.answered(
            call,
            () -> {
              DatabaseAddress made = call.database();
              new Initialise(made, OpenedDatabase.options(call, Access.WRITE)).run(demo);
              return made;
            });
    Results.printLines(
        call,
        new Document(address.label(), demo),
        () -> List.of(Cell.of("Created " + address.label() + (demo ? DEMO : "") + ".")));
    call.console().message("Next: migrate");
  }
}
