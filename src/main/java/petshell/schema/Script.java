package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import petshell.store.Database;

/** Runs statements of our own and keeps their text, so that a dry run can show it. */
final class Script {
  private final Database database;
  private final List<String> statements = new ArrayList<>();

  Script(Database database) {
    this.database = database;
  }

  /** Runs a statement that holds no user's text but quoted names. */
  void run(String sql) {
    database.dao(ScriptDao.class).run(sql);
    statements.add(sql + ";");
  }

  /** Returns what was run, each with its semicolon. */
  List<String> statements() {
    return List.copyOf(statements);
  }
}
