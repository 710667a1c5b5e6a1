package petshell.schema;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import petshell.store.Database;
import petshell.store.StoreException;

/**
 * The lock in Liquibase's own table. petshell takes it and gives it back within one transaction, so
 * what is there is always another program's: one that works, or one that was killed.
 */
final class LedgerLock {
  /**
   * So old a lock is a dead program's. Liquibase writes the time of its own time zone and does not
   * say which, so that a lock of this moment may look 14 hours old.
   */
  static final Duration STALE = Duration.ofHours(24);

  private static final Set<String> COLUMNS = Set.of("LOCKED", "LOCKGRANTED", "LOCKEDBY");

  private final Database database;

  LedgerLock(Database database) {
    this.database = database;
  }

  /**
   * Makes sure that nobody holds the lock who may be alive.
   *
   * @return the lock of a dead program that is still there; empty where there is none
   * @throws StoreException of the reason BUSY if somebody holds it
   */
  Optional<LedgerDao.Held> requireFree() {
    Optional<LedgerDao.Held> held = held();
    if (held.isPresent() && !isStale(held.get())) {
      throw new StoreException(
          StoreException.Reason.BUSY,
          String.format(
              Locale.ROOT,
              "%s holds Liquibase's lock on this database since %s (waited %s)",
              held.get().holder(),
              held.get().since().orElse("an unknown time"),
              seconds(database.busyTimeout())),
          "wait for that program; if it is dead, release the lock with \"liquibase release-locks\"",
          null);
    }
    return held;
  }

  /** Releases the lock of a dead program, in the caller's write transaction. */
  void releaseStale(Script script, Consumer<String> messages) {
    Optional<LedgerDao.Held> stale = requireFree();
    if (stale.isPresent()) {
      script.run(
          String.format(
              Locale.ROOT,
              "UPDATE %s SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL",
              Ledger.LOCK_TABLE));
      messages.accept(
          "Released Liquibase's lock, which a killed process left: " + stale.get().holder());
    }
  }

  private Optional<LedgerDao.Held> held() {
    return database.schema().hasTable(Ledger.LOCK_TABLE)
            && database.schema().columns(Ledger.LOCK_TABLE).stream()
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .filter(COLUMNS::contains)
                    .count()
                == COLUMNS.size()
        ? database.dao(LedgerDao.class).held()
        : Optional.empty();
  }

  private boolean isStale(LedgerDao.Held held) {
    boolean old =
        held.millis()
            .filter(millis -> Instant.ofEpochMilli(millis).plus(STALE).isBefore(Instant.now()))
            .isPresent();
    return old || (isOfThisHost(held.holder()) && !database.services().mayBeOpenInJava());
  }

  /** Liquibase writes {@code host (address)}, and older versions {@code host#more (address)}. */
  private static boolean isOfThisHost(String holder) {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return holder
          .toLowerCase(Locale.ROOT)
          .matches(Pattern.quote(host.toLowerCase(Locale.ROOT)) + "(#.*)?( \\(.*)?");
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
