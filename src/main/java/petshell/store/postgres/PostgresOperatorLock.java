package petshell.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.StoreException;

/** A lock that this process holds, see {@link PostgresOperatorLocks}. */
final class PostgresOperatorLock implements OperatorLock {
  private final PostgresAddress address;
  private final PostgresLockLink link;
  private OptionalLong alive = OptionalLong.empty();

  PostgresOperatorLock(PostgresAddress address, PostgresLockLink link) {
    this.address = address;
    this.link = link;
  }

  @Override
  public void markAlive(long run) {
    try {
      if (alive.isPresent()) {
        link.unlockRun(alive.getAsLong());
      }
      link.lockRun(run);
      alive = OptionalLong.of(run);
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  @Override
  public boolean isAlive(long run) {
    try {
      return link.isRunLocked(run);
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  @Override
  public void requireHeld() {
    try {
      if (!link.isHeld()) {
        throw lost(null);
      }
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  private PetShellException lost(@Nullable SQLException cause) {
    String why =
        cause == null
            ? "another session answers in its place"
            : PostgresErrors.explain(cause, address, Duration.ZERO).problem();
    return new StoreException(
        StoreException.Reason.LOST,
        "the lock that keeps other petshells away is lost: " + why,
        "run the command again; it continues where it stopped",
        cause);
  }

  /** The server keeps nothing of a lock that nobody holds. */
  @Override
  public void removeTraces() {}

  @Override
  public void close() {
    try {
      link.close();
    } catch (SQLException e) {
      System.getLogger(PostgresOperatorLock.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection that held the lock had ended", e);
    }
  }
}
