package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.call.DatabaseName;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.WithoutResults;
import petshell.shell.option.DatabaseText;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.StoreException;

/** Changes to another database. */
final class OpenCommand {
  @WithoutResults
  @Command(
      name = "open",
      group = "Shell",
      description =
          """
          Change to another database.
          The commands that follow work on it.
          """,
      help =
          """
          open copy.db
          open file:./prisma/dev.db
          open postgresql://app@db1/shop
          """)
  void open(
      Call call,
      @Argument(index = 0, description = "a file, or a URL (file:... or postgresql:...)")
          DatabaseText db) {
    DatabaseName name = DatabaseName.of(db.text(), call.environment());
    String label = name.address().label();
    requireOpens(call, name);
    call.open(name);
    call.console().message("Now working on " + label + ".");
  }

  /** Who asks for a password is asked for it by the next command. */
  private static void requireOpens(Call call, DatabaseName name) {
    try {
      Database.open(name.address(), OpenedDatabase.options(call, Access.READ)).close();
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.PASSWORD) {
        throw e;
      }
    }
  }
}
