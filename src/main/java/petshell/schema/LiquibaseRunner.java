package petshell.schema;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.PetShellException;

/** Runs Liquibase on an open database, quietly, within the caller's transaction. */
final class LiquibaseRunner {
  /** One use of Liquibase. */
  private interface Work {
    void run(Liquibase liquibase) throws LiquibaseException;
  }

  private final Database database;

  LiquibaseRunner(Database database) {
    this.database = database;
  }

  /** Applies what is pending of these contexts. */
  void update(Collection<Context> contexts) {
    run(liquibase -> liquibase.update(expression(contexts), new LabelExpression()));
  }

  /** Applies so many changesets of those that are pending of a context, the first ones. */
  void update(int count, Context context) {
    run(liquibase -> liquibase.update(count, expression(List.of(context)), new LabelExpression()));
  }

  /** Returns the SQL that {@link #update(int, Context)} would run, and runs none. */
  List<SchemaScript.Statement> updateSql(int count, Context context) {
    Writer sql = new StringWriter();
    run(
        liquibase ->
            liquibase.update(count, expression(List.of(context)), new LabelExpression(), sql));
    return new LiquibaseScript(ChangeLog.of(database)).statements(sql.toString());
  }

  /** Returns the SQL that {@link #update} would run, and runs none. */
  List<SchemaScript.Statement> updateSql(Collection<Context> contexts) {
    Writer sql = new StringWriter();
    run(liquibase -> liquibase.updateSql(expression(contexts), new LabelExpression(), sql));
    return new LiquibaseScript(ChangeLog.of(database)).statements(sql.toString());
  }

  /** Takes back the last changesets of the kinds that may be rolled back. */
  void rollback(int count) {
    run(
        liquibase ->
            liquibase.rollback(count, null, expression(rolledBack()), new LabelExpression()));
  }

  /** Returns the SQL that {@link #rollback} would run, and runs none. */
  List<SchemaScript.Statement> rollbackSql(int count) {
    Writer sql = new StringWriter();
    run(
        liquibase ->
            liquibase.rollback(count, null, expression(rolledBack()), new LabelExpression(), sql));
    return new LiquibaseScript(ChangeLog.of(database)).statements(sql.toString());
  }

  private static List<Context> rolledBack() {
    return List.of(Context.values()).stream().filter(Context::rolledBack).toList();
  }

  private static Contexts expression(Collection<Context> contexts) {
    return new Contexts(contexts.stream().map(Context::text).collect(Collectors.joining(",")));
  }

  private void run(Work work) {
    try {
      LiquibaseSettings.within(
          () -> {
            liquibase.database.Database target =
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(
                        new CallerTransactionConnection(database.connection()));
            // What is printed is to hold wherever it is run.
            target.setOutputDefaultSchema(false);
            spelling(Ledger.TABLE).ifPresent(target::setDatabaseChangeLogTableName);
            spelling(Ledger.LOCK_TABLE).ifPresent(target::setDatabaseChangeLogLockTableName);
            ClassLoaderResourceAccessor files =
                new ClassLoaderResourceAccessor(LiquibaseRunner.class.getClassLoader());
            Liquibase liquibase = new Liquibase(ChangeLog.master(database), files, target);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            work.run(liquibase);
          });
    } catch (PetShellException e) {
      throw e;
    } catch (Exception e) {
      throw LiquibaseFailure.of(e, database);
    }
  }

  /** Liquibase looks for its tables by the very letters. */
  private Optional<String> spelling(String table) {
    return database.schema().spelling(table);
  }
}
