package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.store.Database;

/** Runs statements of our own and keeps their text, so that a dry run can show it. */
final class Script {
  private final Database database;
  private final Optional<Changeset> changeset;
  private final List<SchemaScript.Statement> statements;

  /** Makes a script of statements that keep Liquibase's books. */
  Script(Database database) {
    this(database, Optional.empty(), new ArrayList<>());
  }

  private Script(
      Database database, Optional<Changeset> changeset, List<SchemaScript.Statement> statements) {
    this.database = database;
    this.changeset = changeset;
    this.statements = statements;
  }

  /** Returns the same script, whose next statements are part of a changeset. */
  Script forChangeset(Changeset of) {
    return new Script(database, Optional.of(of), statements);
  }

  /** Runs a statement that holds no user's text but quoted names. */
  void run(String sql) {
    database.dao(ScriptDao.class).run(sql);
    statements.add(new SchemaScript.Statement(changeset, sql + ";"));
  }

  /** Returns what was run. */
  List<SchemaScript.Statement> statements() {
    return List.copyOf(statements);
  }
}
