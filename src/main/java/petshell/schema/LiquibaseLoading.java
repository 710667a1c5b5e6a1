package petshell.schema;

import java.util.EnumSet;
import java.util.Objects;
import petshell.schema.Changeset.Context;
import petshell.store.Database;

/**
 * Has Liquibase loaded, up to a second's work, before a change of the schema keeps others from the
 * tables. Nothing is written.
 */
public final class LiquibaseLoading {
  private final Database database;

  /**
   * Makes it.
   *
   * @param database open to write, in no transaction
   */
  public LiquibaseLoading(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Does it, where others could go on until then, by asking Liquibase for the SQL of a change. A
   * ledger that has to be put in order first is left alone.
   *
   * @throws petshell.store.PetShellException if a change would fail, too
   */
  public void run() {
    if (database.services().schemaText().contractParts().size() > 1) {
      database.write(this::load);
    }
  }

  private boolean load() {
    boolean inOrder =
        new LedgerLock(database).requireFree().isEmpty() && new Ledger(database).isUpToDate();
    if (inOrder) {
      LedgerNamesake.requireNone(database);
      database.prepareSchemaChange();
      new LiquibaseRunner(database).updateSql(EnumSet.of(Context.EXPAND, Context.CONTRACT));
    }
    return inOrder;
  }
}
