package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import petshell.store.OperatorLock;

/**
 * A connection that does nothing but hold advisory locks and look at them. They are the session's,
 * so that they go with this process, and with nothing else. Not thread-safe.
 */
final class PostgresLockLink implements AutoCloseable {
  /** The first half of the keys, so that those of other programs are not met. */
  private static final int KEY = 0x70657473;

  private static final int WITH_IDLE_TIMEOUT = 14;

  /** So that the server finds out when this machine has died, in seconds and tries. */
  private static final Map<String, Integer> KEEPALIVE =
      Map.of("tcp_keepalives_idle", 60, "tcp_keepalives_interval", 10, "tcp_keepalives_count", 6);

  private final PostgresSession session;
  private final PostgresHolder holder;
  private final int schema;
  private final int process;
  private final Map<String, Integer> settings = new TreeMap<>();

  private PostgresLockLink(PostgresSession session, PostgresHolder holder, int process) {
    this.session = session;
    this.holder = holder;
    this.schema = session.schema().hashCode();
    this.process = process;
  }

  /**
   * Connects.
   *
   * @param holder who does, for others to read
   * @throws SQLException if the server cannot be reached or refuses
   */
  static PostgresLockLink open(PostgresAddress address, PostgresHolder holder) throws SQLException {
    PostgresSession session = PostgresSession.open(address, holder.applicationName(), Map.of());
    try {
      Connection connection = session.connection();
      return new PostgresLockLink(session, holder, process(connection, holder));
    } catch (SQLException | RuntimeException e) {
      session.connection().close();
      throw e;
    }
  }

  /** Returns whether the session stays this connection's, so that it can hold locks. */
  boolean keepsSession(PostgresAddress address) throws SQLException {
    return session.isDirect() || PostgresPooler.keepsSession(session.connection(), address);
  }

  /**
   * Lets the session live as long as this process, and no longer. Only then may it take locks.
   *
   * @throws SQLException if the server refuses
   */
  void stay() throws SQLException {
    if (session.connection().getMetaData().getDatabaseMajorVersion() >= WITH_IDLE_TIMEOUT) {
      settings.put("idle_session_timeout", 0);
    }
    settings.putAll(KEEPALIVE);
    execute("SET %s = %d");
  }

  private void execute(String change) throws SQLException {
    String sql =
        settings.entrySet().stream()
            .map(setting -> format(change, setting.getKey(), setting.getValue()))
            .collect(Collectors.joining("; "));
    PostgresConnections.execute(session.connection(), holder.comment() + sql);
  }

  /** Returns whether the server shows that this session holds the operators' lock. */
  boolean showsLock() throws SQLException {
    return isTrue(
        format(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE granted AND pid = pg_backend_pid() AND %s)",
            held(KEY, schema, 2)));
  }

  /** Tries once to take the operators' lock, and returns whether it is held now. */
  boolean tryLock(OperatorLock.Mode mode) throws SQLException {
    String shared = mode == OperatorLock.Mode.TOGETHER ? "_shared" : "";
    return isTrue(format("SELECT pg_try_advisory_lock%s(%d, %d)", shared, KEY, schema));
  }

  /**
   * Takes the lock by which others see that a run is alive. A session of this process that was cut
   * off, and that the server has not ended yet, may hold it, too.
   */
  void lockRun(long run) throws SQLException {
    isTrue(format("SELECT pg_try_advisory_lock_shared(%d)", keyOf(run)));
  }

  /** Gives the lock of a run back. */
  void unlockRun(long run) throws SQLException {
    isTrue(format("SELECT pg_advisory_unlock_shared(%d)", keyOf(run)));
  }

  /** Returns whether any process holds the lock of a run. */
  boolean isRunLocked(long run) throws SQLException {
    long key = keyOf(run);
    return isTrue(
        format("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE %s)", held(key >>> 32, key, 1)));
  }

  /** Returns who holds the operators' lock, a line each, as far as this role may know. */
  List<String> holders() throws SQLException {
    String sql =
        holder.comment()
            + format(
                """
                SELECT a.query, a.application_name FROM pg_locks l
                LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.granted AND %s ORDER BY a.backend_start""",
                held(KEY, schema, 2));
    List<String> lines = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(PostgresHolder.line(rows.getString(1), rows.getString(2)));
      }
    }
    return lines;
  }

  /** Returns whether this is still the session that took the locks, so that it holds them. */
  boolean isHeld() throws SQLException {
    return process(session.connection(), holder) == process;
  }

  /** The halves of a key, as the server shows them. */
  private static String held(long first, long second, int kind) {
    return format(
        "locktype = 'advisory' AND objsubid = %d AND classid = %d AND objid = %d AND database ="
            + " (SELECT oid FROM pg_database WHERE datname = current_database())",
        kind, first & 0xffffffffL, second & 0xffffffffL);
  }

  /** Keys of one number are apart from those of two. */
  private long keyOf(long run) {
    return ((long) (schema ^ KEY) << 32) ^ run;
  }

  private boolean isTrue(String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery(holder.comment() + sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static int process(Connection connection, PostgresHolder holder) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(holder.comment() + "SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String format(String sql, Object... values) {
    return String.format(Locale.ROOT, sql, values);
  }

  /**
   * Gives the locks back before the connection goes, since the server ends a session later, and a
   * pooler hands it on. A session that never was this connection's own is left as it is: its locks
   * may be somebody else's.
   */
  @Override
  public void close() throws SQLException {
    try (Connection connection = session.connection()) {
      if (!settings.isEmpty()) {
        PostgresConnections.execute(connection, "SELECT pg_advisory_unlock_all()");
        if (!session.isDirect()) {
          execute("RESET %s");
        }
      }
    }
  }
}
