package petshell.store.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import petshell.schema.Migrations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.TestedDatabase;

/** A database of a PostgreSQL server. */
public final class PostgresTestDatabase extends TestedDatabase {
  private static final Map<String, PostgresAddress> TEMPLATES = new ConcurrentHashMap<>();

  private final PostgresAddress real;
  private final Path folder;

  private PostgresTestDatabase(PostgresAddress real, Path folder) {
    this.real = real;
    this.folder = folder;
  }

  /** Makes the demo database: 170 users and 92 pets, without the traits column. */
  public static PostgresTestDatabase demo(Path folder) {
    return copy("demo", folder, pets -> {});
  }

  /** Makes the demo database with the schema migrated. */
  public static PostgresTestDatabase migrated(Path folder) {
    return copy("migrated", folder, TestedDatabase::migrate);
  }

  /**
   * Makes a demo database as somebody has prepared it, which is done once in this process.
   *
   * @param name of what is prepared
   * @param preparation prepares it, and leaves no connection open
   */
  public static PostgresTestDatabase copy(
      String name, Path folder, Consumer<PostgresTestDatabase> preparation) {
    PostgresServer server = PostgresServer.get();
    PostgresAddress template =
        TEMPLATES.computeIfAbsent(
            name,
            any -> {
              PostgresTestDatabase made = new PostgresTestDatabase(make(server), folder);
              preparation.accept(made);
              return made.real;
            });
    try {
      return new PostgresTestDatabase(server.copyOf(template), folder);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PostgresAddress make(PostgresServer server) {
    PostgresAddress free = server.free();
    free.create(
        empty -> {
          try (Database database = Database.open(empty, options(Access.WRITE))) {
            new Migrations(database, message -> {}).initialise(true);
          }
        });
    try {
      PostgresServer.execute(free, "DROP TABLE databasechangelog, databasechangeloglock");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return free;
  }

  /** Returns the address that a user would type. */
  public PostgresAddress typed() {
    return real;
  }

  /** Returns its address, with a folder of the test for the files that belong to it. */
  @Override
  public DatabaseAddress address() {
    return (DatabaseAddress)
        Proxy.newProxyInstance(
            DatabaseAddress.class.getClassLoader(),
            new Class<?>[] {DatabaseAddress.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("folder")) {
                return folder;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection connect() throws SQLException {
    return PostgresServer.connect(real);
  }

  @Override
  public void refuseUpdates(String condition, String words) {
    execute(
        String.format(
            Locale.ROOT,
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION '%s'; END $$",
            words),
        String.format(
            Locale.ROOT,
            "CREATE TRIGGER refusal BEFORE UPDATE ON \"Pet\" FOR EACH ROW WHEN (%s)"
                + " EXECUTE FUNCTION refuse()",
            condition));
  }

  @Override
  public void acceptUpdates() {
    execute("DROP FUNCTION refuse() CASCADE");
  }

  @Override
  public void close() {
    try {
      PostgresServer.get().drop(real);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
