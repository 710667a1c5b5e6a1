package petshell.shell.command;

import java.nio.file.Path;
import java.util.OptionalLong;
import petshell.job.BatchSize;
import petshell.job.SqlScript;
import petshell.job.fill.BackfillScript;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.line.Usage;

/** A backfill as a script, for a database that petshell cannot reach. */
final class BackfillSql {
  private BackfillSql() {}

  /** Writes the script to a file, or to the standard output. */
  static ExitCode write(
      Call call, Path target, BatchSize batch, OptionalLong limit, boolean transactions) {
    if (!(batch instanceof BatchSize.Fixed fixed)) {
      throw Usage.error("backfill: with --sql, --batch is a number");
    }
    SqlScript.Shape shape = new SqlScript.Shape(fixed.rows(), transactions);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      BackfillScript script = new BackfillScript(opened.operation("backfill"), shape, limit);
      return ScriptOutput.write(call, target, script::writeTo);
    }
  }
}
