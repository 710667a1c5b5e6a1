package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.call.DatabaseName;
import petshell.shell.dispatch.WithoutResults;
import petshell.shell.option.DatabaseText;
import petshell.store.PetShellException;

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
    if (!name.address().isThere()) {
      throw new PetShellException(
          PetShellException.Kind.FAILED, "there is no database " + label, "check the name");
    }
    call.open(name);
    call.console().message("Now working on " + label + ".");
  }
}
