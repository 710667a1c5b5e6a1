package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/** petshell's own tables and Liquibase's, and their removal. */
public final class OwnTables {
  private final Database database;
  private final Migrations migrations;
  private final Ledger ledger;
  private final Consumer<String> messages;

  /**
   * Makes the access to one database's tables.
   *
   * @param database the open database
   * @param messages takes lines for the user
   */
  public OwnTables(Database database, Consumer<String> messages) {
    this.database = Objects.requireNonNull(database, "database");
    this.messages = Objects.requireNonNull(messages, "messages");
    this.migrations = new Migrations(database, messages);
    this.ledger = new Ledger(database);
  }

  /**
   * Returns the tables in the order in which {@link #drop} would drop them. Liquibase's are left
   * out where others use them too.
   *
   * @throws PetShellException if a change of ours is still there, or {@link #drop} would fail
   */
  public List<String> found() {
    return database.readWhenFree(
        () -> {
          SchemaState state = migrations.state();
          requireTakenBack(state);
          new LedgerLock(database).requireFree();
          List<String> tables = new ArrayList<>(new Journal(database).tables());
          if (!ledger.isShared()) {
            addIfThere(Ledger.LOCK_TABLE, tables);
            addIfThere(Ledger.TABLE, tables);
          }
          requireUnused(tables);
          return tables;
        });
  }

  /**
   * Returns the statements that {@link #drop} would run, each with its semicolon.
   *
   * @throws PetShellException as {@link #found}
   */
  public List<String> sql() {
    return database.readWhenFree(
        () -> {
          List<String> sql = new ArrayList<>(found().stream().map(OwnTables::dropping).toList());
          if (ledger.isShared()) {
            sql.add(Ledger.forgettingAll());
          }
          return sql.stream().map(statement -> statement + ";").toList();
        });
  }

  private static String dropping(String table) {
    return "DROP TABLE " + Ledger.inSql(table);
  }

  private void addIfThere(String table, List<String> tables) {
    if (database.schema().hasTable(table)) {
      tables.add(table);
    }
  }

  private static void requireTakenBack(SchemaState state) {
    List<Changeset> ours = new ArrayList<>(state.unnoted());
    for (AppliedChangeset one : state.noted()) {
      if (one.standing() == Standing.APPLIED) {
        ours.add(one.changeset());
      }
    }
    for (Changeset one : ours) {
      if (one.context().rolledBack()) {
        throw new PetShellException(
            Kind.REFUSED, one.id() + " is still applied", wayBack(state, one));
      }
    }
  }

  private static String wayBack(SchemaState state, Changeset changeset) {
    String command =
        changeset.context() == Context.CONTRACT && !state.columnIsOurs() ? "relax" : "rollback";
    return state.unnoted().isEmpty()
        ? "run " + command + " first"
        : "run migrate, which records it, then " + command;
  }

  private void requireUnused(List<String> tables) {
    List<String> referring = database.schema().referringTo(tables);
    if (!referring.isEmpty()) {
      throw new PetShellException(
          Kind.REFUSED,
          String.format(
              Locale.ROOT,
              "other tables have foreign keys to petshell's: \"%s\"",
              String.join("\", \"", referring)),
          "drop them or their foreign keys first");
    }
  }

  /**
   * Removes the tables; must run in the caller's write transaction.
   *
   * @return the tables that were dropped
   * @throws PetShellException if a change of ours is still there
   */
  public List<String> drop() {
    List<String> tables = found();
    database.prepareSchemaChange();
    Script script = new Script(database);
    boolean shared = ledger.isShared();
    if (shared) {
      new LedgerLock(database).releaseStale(script, messages);
    }
    tables.forEach(table -> script.run(dropping(table)));
    if (shared) {
      script.run(Ledger.forgettingAll());
    }
    return tables;
  }
}
