package petshell.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import petshell.schema.Standing.Note;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/** Reads what a database has of the changelog, without Liquibase. */
final class SchemaStateReader {
  private final Database database;
  private final Ledger ledger;
  private final SchemaObjects objects;
  private final ChangeLog changeLog;

  SchemaStateReader(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
    this.objects = new SchemaObjects(database, new Origin(database, ledger));
    this.changeLog = ChangeLog.of(database);
  }

  /**
   * Reads it.
   *
   * @throws PetShellException if the ledger notes a changeset that this program does not know
   */
  SchemaState read() {
    return database.read(
        () -> {
          Map<String, LedgerDao.Row> rows = rows();
          List<AppliedChangeset> noted = new ArrayList<>();
          List<Changeset> unnoted = new ArrayList<>();
          List<Changeset> pending = new ArrayList<>();
          for (Changeset one : changeLog.changesets()) {
            Standing standing = standing(one, rows);
            if (standing.isNoted()) {
              noted.add(
                  new AppliedChangeset(
                      one, standing, Objects.requireNonNull(rows.get(one.id())).deployment()));
            }
            if (standing == Standing.UNNOTED) {
              unnoted.add(one);
            }
            if (!standing.isApplied()
                && (Migrations.MIGRATE.contains(one.context()) || standing == Standing.UNNOTED)) {
              pending.add(one);
            }
          }
          return new SchemaState(
              noted,
              unnoted,
              pending,
              objects.hasColumn(),
              Journal.isWhole(database),
              objects.isEnforced());
        });
  }

  private Map<String, LedgerDao.Row> rows() {
    Map<String, LedgerDao.Row> rows = new HashMap<>();
    List<String> known = changeLog.changesets().stream().map(Changeset::id).toList();
    for (LedgerDao.Row row : ledger.rows()) {
      if (!known.contains(row.id())) {
        throw new PetShellException(
            Kind.FAILED,
            "this database was changed by a newer petshell: unknown changeset " + row.id(),
            "use that petshell");
      }
      rows.put(row.id(), row);
    }
    return rows;
  }

  private Standing standing(Changeset changeset, Map<String, LedgerDao.Row> rows) {
    return objects.standing(changeset, id -> note(id, rows));
  }

  private static Note note(String id, Map<String, LedgerDao.Row> rows) {
    return rows.containsKey(id) ? Ledger.note(rows.get(id)) : Note.NONE;
  }
}
