package petshell.shell.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.job.schema.Rollback;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.SafeText;
import petshell.output.Section;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.Results;

/** A change of the schema as JSON. */
record SchemaDocument(
    List<String> changesets,
    @Nullable List<String> sql,
    @Nullable String saved,
    @Nullable String backup,
    @Nullable List<String> wayBack) {
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
    return new SchemaDocument(ids(changesets), null, null, backup, null);
  }

  /** What a rollback did, where the stored traits went, and which commands bring it all back. */
  static SchemaDocument of(Rollback.Outcome outcome, @Nullable String backup) {
    return new SchemaDocument(
        ids(outcome.changesets()),
        null,
        outcome.saved().map(Path::toString).orElse(null),
        backup,
        outcome.wayBack());
  }

  /** What would be done. */
  static SchemaDocument dryRun(List<Changeset> changesets, List<String> sql) {
    return new SchemaDocument(ids(changesets), List.copyOf(sql), null, null, null);
  }

  private static List<String> ids(List<Changeset> changesets) {
    return changesets.stream().map(Changeset::id).toList();
  }

  /**
   * Prints what was done.
   *
   * @param what says it for people, as {@code applied}
   */
  static void print(Call call, SchemaDocument document, String what) {
    Results.print(call, document, () -> List.of(new Section("", document.fields(what))));
  }

  private List<Field> fields(String what) {
    List<String> named = changesets.isEmpty() ? List.of("nothing") : changesets;
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(what, named.stream().map(Cell::of).toList()));
    if (saved != null) {
      fields.add(Field.of("traits saved", saved));
    }
    if (backup != null) {
      fields.add(Field.of("backup", backup));
    }
    return fields;
  }

  /** Prints a dry run: for people, the SQL as a script. */
  static void printDryRun(Call call, SchemaDocument document) {
    switch (call.options().format()) {
      case JSON, CSV -> Results.print(call, document, List::of);
      case TABLE, VERTICAL -> script(call.console().out(), Objects.requireNonNull(document.sql()));
    }
    call.console()
        .message(
            document.changesets().isEmpty()
                ? "nothing to do; this was a dry run"
                : "dry run, nothing was written; changesets: "
                    + String.join(", ", document.changesets()));
  }

  private static void script(PrintWriter out, List<String> sql) {
    for (String statement : sql) {
      for (String line : statement.lines().toList()) {
        out.print(SafeText.of(line) + "\n");
      }
    }
  }
}
