package petshell.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObject;

/** Notes what a database is asked through Jdbi, from when it is made. */
public final class StatementLog {
  private final List<String> statements = new ArrayList<>();

  private StatementLog() {}

  /** Starts to note the statements of an open database. */
  public static StatementLog of(Database database) {
    StatementLog log = new StatementLog();
    database
        .dao(SqlObject.class)
        .getHandle()
        .getConfig(SqlStatements.class)
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                log.statements.add(context.getRenderedSql().strip());
              }
            });
    return log;
  }

  /** Returns the statements so far, in their order. */
  public List<String> statements() {
    return List.copyOf(statements);
  }
}
