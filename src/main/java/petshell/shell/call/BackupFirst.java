package petshell.shell.call;

import java.util.Optional;
import petshell.job.schema.Backup;

/**
 * The copy of the database that a command makes before it changes much, where the user wants one.
 */
public final class BackupFirst {
  private BackupFirst() {}

  /**
   * Makes the copy beside the database, under a name with the time, and tells where it is.
   *
   * @param wanted whether the user asked for it
   * @return the copy's path, null where none was wanted
   */
  public static String make(Call call, OpenedDatabase opened, boolean wanted) {
    if (!wanted) {
      return null;
    }
    Backup.Copy copy = new Backup(opened.operation("backup")).run(Optional.empty());
    call.console().message("backup made: " + copy.file());
    return copy.file().toString();
  }
}
