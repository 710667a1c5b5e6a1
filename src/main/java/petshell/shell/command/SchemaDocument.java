package petshell.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.schema.Rollback;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.schema.Changeset;
import petshell.schema.SchemaScript;
import petshell.shell.call.Call;
import petshell.shell.call.Results;

/**
 * A change of the schema as JSON.
 *
 * @param sql the statements of a dry run, without Liquibase's bookkeeping; else null
 * @param bookkeeping those that were left out; null where there is no dry run
 */
record SchemaDocument(
    List<String> changesets,
    @Nullable List<String> sql,
    @Nullable String saved,
    @Nullable String backup,
    @Nullable List<String> wayBack,
    @Nullable List<String> bookkeeping) {
  /** What was done. */
  static SchemaDocument done(List<Changeset> changesets) {
    return done(changesets, null);
  }

  /**
   * What was done.
   *
   * @param backup the copy that was made before, null where there is none
   */
  static SchemaDocument done(List<Changeset> changesets, @Nullable String backup) {
    return new SchemaDocument(ids(changesets), null, null, backup, null, null);
  }

  /** What a rollback did, where the stored traits went, and which commands bring it all back. */
  static SchemaDocument of(Rollback.Outcome outcome, @Nullable String backup) {
    return new SchemaDocument(
        ids(outcome.changesets()),
        null,
        outcome.saved().map(Path::toString).orElse(null),
        backup,
        outcome.wayBack(),
        null);
  }

  /** What would be done. */
  static SchemaDocument dryRun(List<Changeset> changesets, SchemaScript script) {
    return new SchemaDocument(
        ids(changesets), script.changes(), null, null, null, script.bookkeeping());
  }

  private static List<String> ids(List<Changeset> changesets) {
    return changesets.stream().map(Changeset::id).toList();
  }

  /**
   * Prints what was done.
   *
   * @param what says it for people, as {@code Applied}
   */
  void print(Call call, String what) {
    Results.print(call, this, () -> List.of(new Section("", fields(what))));
  }

  /**
   * Prints that there was nothing to do.
   *
   * @param dryRun whether that was a dry run
   * @param why says why for people, as {@code traits are not enforced}
   */
  static void printNothing(Call call, boolean dryRun, String why) {
    SchemaDocument document = dryRun ? dryRun(List.of(), SchemaScript.NONE) : done(List.of());
    Results.printLines(call, document, () -> List.of(Cell.of("Nothing to do: " + why + ".")));
  }

  private List<Field> fields(String what) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(what, changesets.stream().map(Cell::of).toList()));
    if (saved != null) {
      fields.add(Field.of("Traits saved", saved));
    }
    if (backup != null) {
      fields.add(Field.of("Backup", backup));
    }
    return fields;
  }
}
