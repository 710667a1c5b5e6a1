package petshell.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.OperatorLocks;
import petshell.store.PetShellException;
import petshell.store.Waiting;

/** Advisory locks of the server, on a connection of their own for as long as they are held. */
final class PostgresOperatorLocks implements OperatorLocks {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int MOST_SHOWN = 5;

  private final PostgresAddress address;

  PostgresOperatorLocks(PostgresAddress address) {
    this.address = address;
  }

  @Override
  public OperatorLock acquire(
      OperatorLock.Mode mode, LockHolder holder, Duration timeout, Waiting waiting) {
    Objects.requireNonNull(mode, "mode");
    long deadline = System.nanoTime() + timeout.toNanos();
    PostgresLockLink link = open(PostgresHolder.of(holder));
    boolean kept = false;
    try {
      while (!link.tryLock(mode)) {
        if (System.nanoTime() >= deadline || waiting.await(STEP)) {
          throw heldByOthers(link.holders());
        }
      }
      requireVisible(link);
      kept = true;
      return new PostgresOperatorLock(address, link);
    } catch (SQLException e) {
      throw PostgresErrors.explain(e, address, timeout);
    } finally {
      if (!kept) {
        close(link);
      }
    }
  }

  /** Some servers that speak PostgreSQL's language say that they lock, and do not. */
  private void requireVisible(PostgresLockLink link) throws SQLException {
    if (!link.showsLock()) {
      throw refused(
          "the server has no advisory locks that hold: " + address.label(),
          "petshell writes only where they do");
    }
  }

  private static PetShellException refused(String problem, String hint) {
    return new PetShellException(PetShellException.Kind.REFUSED, problem, hint);
  }

  private static PetShellException heldByOthers(List<String> holders) {
    List<String> named =
        holders.stream().filter(line -> !line.isEmpty()).limit(MOST_SHOWN).toList();
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "another petshell is writing to this database: "
            + (named.isEmpty() ? "it left no name" : String.join("; ", named)),
        "wait for it, or stop it");
  }

  @Override
  public void requireUsable() {
    close(open(PostgresHolder.onlooker()));
  }

  @Override
  public boolean isAlive(long run) {
    try (PostgresLockLink link = PostgresLockLink.open(address, PostgresHolder.onlooker())) {
      return link.isRunLocked(run);
    } catch (SQLException e) {
      System.getLogger(PostgresOperatorLocks.class.getName())
          .log(System.Logger.Level.DEBUG, "nobody can tell whether a run is alive", e);
      return true;
    }
  }

  private PostgresLockLink open(PostgresHolder holder) {
    try {
      PostgresLockLink link = PostgresLockLink.open(address, holder);
      boolean kept = false;
      try {
        requireSession(link);
        link.stay();
        kept = true;
        return link;
      } finally {
        if (!kept) {
          close(link);
        }
      }
    } catch (SQLException e) {
      throw PostgresErrors.explain(e, address, Duration.ZERO);
    }
  }

  private void requireSession(PostgresLockLink link) throws SQLException {
    if (!link.keepsSession(address)) {
      throw refused(
          "a pooler gives each transaction another session, in which no lock holds: "
              + address.label(),
          "name the server itself, or a pooler that keeps sessions");
    }
  }

  private static void close(PostgresLockLink link) {
    try {
      link.close();
    } catch (SQLException e) {
      System.getLogger(PostgresOperatorLocks.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection to the locks had ended", e);
    }
  }

  @Override
  public boolean seesOtherHosts() {
    return true;
  }
}
