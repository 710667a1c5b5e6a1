package petshell.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.job.schema.Backup;
import petshell.output.Cell;
import petshell.output.Sizes;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;

/** Copies the database while it is in use. */
final class BackupCommand {
  /** The result as JSON. */
  record Document(String file, long bytes) {}

  @Command(
      name = "backup",
      group = "Protect",
      description =
          """
          Copy the database while it is in use, and check the copy.
          Only its owner can read it; an existing file is never overwritten.
          Of a PostgreSQL database it makes none, and shows the call of pg_dump that does.
          """,
      help =
          """
          backup
          backup /var/backups/dev.db
          """)
  @Changes("Makes the named file; the database itself is not written.")
  void backup(
      Call call,
      @Argument(
              index = 0,
              description = "the copy; default: a name with the time, beside the database")
          Optional<Path> file) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Backup.Copy copy = new Backup(opened.operation("backup")).run(file);
      Results.printLines(
          call,
          new Document(copy.file().toString(), copy.bytes()),
          () -> List.of(Cell.of(written(copy))));
    }
  }

  private static String written(Backup.Copy copy) {
    return "Backup written: "
        + copy.file()
        + " ("
        + Sizes.text(copy.bytes())
        + ", integrity check passed).";
  }
}
