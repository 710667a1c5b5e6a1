package petshell.schema;

import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Removes what petshell and Liquibase keep for themselves. */
interface UninstallDao {

  /** Drops a table; the name is one of our own, never a user's text. */
  @SqlUpdate("DROP TABLE <table>")
  void drop(@Define String table);

  @SqlUpdate("DELETE FROM \"DATABASECHANGELOG\" WHERE \"AUTHOR\" = :author")
  void forgetOurs(String author);
}
