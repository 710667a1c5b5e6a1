package petshell.schema;

import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Runs statements that are made of our own text. */
interface ScriptDao {
  @SqlUpdate("<sql>")
  void run(@Define String sql);
}
