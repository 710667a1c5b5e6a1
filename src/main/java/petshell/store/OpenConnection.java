package petshell.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.json.JsonConfig;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** One connection, as Jdbi uses it. Used by one thread at a time, but for {@link #interrupt}. */
final class OpenConnection {
  private final Engine engine;
  private final Handle handle;
  private final Object closing = new Object();
  private boolean closed;

  OpenConnection(Engine engine, Connection connection) {
    this.engine = engine;
    Jdbi jdbi =
        Jdbi.create(connection)
            .installPlugin(new SqlObjectPlugin())
            .installPlugin(new Jackson2Plugin());
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(new NamedParts())
        .setSqlParser(new NamedParameters());
    engine.configure(jdbi);
    JsonConfig json = jdbi.getConfig(JsonConfig.class);
    json.setJsonMapper(new TraitsJson(json.getJsonMapper()));
    this.handle = jdbi.open();
  }

  Handle handle() {
    return handle;
  }

  /** See {@link Database#interrupt}. */
  void interrupt() {
    synchronized (closing) {
      if (!closed) {
        engine.interrupt(handle);
      }
    }
  }

  void close() throws SQLException {
    synchronized (closing) {
      closed = true;
    }
    Connection connection = handle.getConnection();
    handle.close();
    // Jdbi leaves a connection open that it was given.
    connection.close();
  }
}
