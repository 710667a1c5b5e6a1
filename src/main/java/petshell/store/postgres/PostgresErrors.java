package petshell.store.postgres;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** Puts a server's errors into words for the user; they hold no value of a row and no password. */
final class PostgresErrors {
  private static final String AGAIN = "run the command again; what is committed stays";

  /** Values that do not fit; the server's own words hold them. */
  private static final Map<String, String> VALUES =
      Map.of(
          "22001", "a text is too long for its column",
          "22003", "a number is out of its column's range",
          "22P02", "a value has not the form that its column takes",
          "22007", "a value has not the form that its column takes",
          "22P05", "a text has a character that the database's encoding lacks",
          "22021", "a text is not in the database's encoding");

  /** Those of a connection that could not be made, or broke. */
  private static final Set<String> LOST = Set.of("08000", "08001", "08003", "08006");

  private PostgresErrors() {}

  /** See {@link petshell.store.Engine#explain}, where nobody has interrupted anything. */
  static StoreException explain(Throwable thrown, PostgresAddress address, Duration busyTimeout) {
    return explain(thrown, address, busyTimeout, false);
  }

  /**
   * See {@link petshell.store.Engine#explain}.
   *
   * @param interrupted whether this process has asked the server to cancel the statement
   */
  static StoreException explain(
      Throwable thrown, PostgresAddress address, Duration busyTimeout, boolean interrupted) {
    PostgresFailure failure = PostgresFailure.of(thrown);
    Words words =
        ofNode(failure, address)
            .or(() -> PostgresConnectErrors.of(failure, address))
            .or(() -> ofState(failure, address, busyTimeout, interrupted))
            .orElseGet(() -> ofClass(failure, address));
    return new StoreException(
        words.reason(), words.problem(), words.hint(), failure.withoutValues(thrown));
  }

  /**
   * An error in words.
   *
   * @param hint what to do; null where there is nothing to say
   */
  record Words(Reason reason, String problem, @Nullable String hint) {
    /** Returns those of an error that all of the work has in common. */
    static Words of(String problem, @Nullable String hint) {
      return new Words(Reason.FILE, problem, hint);
    }

    /** Returns those of a connection that ended, or that could not be made for now. */
    static Words lost(String problem, @Nullable String hint) {
      return new Words(Reason.LOST, problem, hint);
    }
  }

  /** A server that can say that a connection was lost has lost one to another server. */
  private static Optional<Words> ofNode(PostgresFailure failure, PostgresAddress address) {
    return failure.isOfServer() && LOST.contains(failure.state())
        ? Optional.of(
            new Words(
                Reason.BUSY,
                "a node of the cluster does not answer: " + address.label() + ": " + failure.text(),
                "run the command again when it is back; what is committed stays"))
        : Optional.empty();
  }

  private static Optional<Words> ofState(
      PostgresFailure failure, PostgresAddress address, Duration busyTimeout, boolean interrupted) {
    String label = address.label();
    return Optional.ofNullable(
        switch (failure.state()) {
          case "55P03" -> locked(label + " (waited " + seconds(busyTimeout) + ")");
          case "40001", "40P01" -> locked(label + " (" + failure.text() + ")");
          case "57014" ->
              interrupted
                  ? new Words(Reason.CANCELLED, "interrupted while using " + label, "run it again")
                  : Words.of(
                      "the server stopped the statement: " + failure.text(),
                      "see statement_timeout there; " + AGAIN);
          case "25006" -> readOnlyWords(label, failure.text());
          case "42501" ->
              Words.of(
                  label + ": " + failure.text() + PostgresRights.missing(address, failure.text()),
                  "have the right granted, or name another user in the URL");
          case "42703", "42P01", "3F000" ->
              Words.of(
                  label + ": " + failure.text(),
                  "the schema is not the one that was found; status");
          case "53100" ->
              Words.of(
                  "the server's disk is full: " + label,
                  "free some space there and run the command again");
          case "53200" ->
              Words.of(
                  "the server is out of memory: " + label, "try again, or with a smaller --batch");
          case "25P02" ->
              new Words(
                  Reason.OTHER, "the transaction has failed before: " + failure.text(), AGAIN);
          case "XX001", "XX002" ->
              Words.of(
                  "the database " + label + " is damaged: " + failure.text(), "restore a backup");
          default -> null;
        });
  }

  private static Words ofClass(PostgresFailure failure, PostgresAddress address) {
    String state = failure.state();
    String refused = "the database refused the write: ";
    if (state.startsWith("22")) {
      String value = VALUES.getOrDefault(state, "a value does not fit its column");
      return new Words(Reason.ROW, refused + value + " (" + state + ")", null);
    }
    if (state.startsWith("23")
        || state.startsWith("54")
        || state.equals("44000")
        || state.startsWith("P0")) {
      return new Words(Reason.ROW, refused + failure.text(), null);
    }
    return failure.isOfServer() || !state.isEmpty()
        ? new Words(
            Reason.OTHER,
            address.label() + ": the server reported an error: " + failure.text(),
            null)
        : new Words(Reason.OTHER, address.label() + ": " + failure.text(), null);
  }

  private static Words locked(String what) {
    return new Words(
        Reason.BUSY,
        "another program has locked what is needed of " + what,
        "try again, or wait longer with --busy-timeout");
  }

  /** Returns the exception for a server that only reads. */
  static StoreException readOnly(PostgresAddress address, String why) {
    Words words = readOnlyWords(address.label(), why);
    return new StoreException(words.reason(), words.problem(), words.hint(), null);
  }

  /** Returns the exception for an engine through which nothing is written. */
  static StoreException noWrites(PostgresAddress address, PostgresVariant.Refusal refusal) {
    return new StoreException(
        Reason.READ_ONLY,
        "cannot write to " + address.label() + ": " + refusal.why(),
        refusal.hint(),
        null);
  }

  private static Words readOnlyWords(String label, String why) {
    return new Words(
        Reason.READ_ONLY,
        "cannot write to " + label + ": " + why,
        "name the primary server; on it, see default_transaction_read_only");
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
