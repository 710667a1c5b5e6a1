package petshell.store.postgres;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import petshell.store.StoreException.Reason;

/** Says why a server cannot be reached, lets nobody in, or ended the connection. */
final class PostgresConnectErrors {
  private static final String AGAIN =
      "run the command again when it is back; what is committed stays";

  /** The driver's, whose name it prints in each language. */
  private static final String HOST_VERIFIER = "PgjdbcHostnameVerifier";

  private PostgresConnectErrors() {}

  static Optional<PostgresErrors.Words> of(PostgresFailure failure, PostgresAddress address) {
    String state = failure.state();
    if (state.equals("08001") || (state.startsWith("08") && isOfNetwork(failure.root()))) {
      return Optional.of(unreachable(failure, address));
    }
    return Optional.ofNullable(
        switch (state) {
          case "08004" -> rejected(failure, address);
          case "28P01" ->
              password(
                  address,
                  (address.password().text().isEmpty()
                          ? "no password is given for "
                          : "wrong password for ")
                      + who(address));
          case "28000" ->
              PostgresErrors.Words.of(
                  who(address) + " is not let in: " + failure.text(),
                  "check the user, the database and sslmode in the URL, and pg_hba.conf there");
          case "3D000" ->
              PostgresErrors.Words.of(
                  "there is no database " + address.label(),
                  "check the name; init makes a new one");
          case "53300" ->
              PostgresErrors.Words.lost(
                  "the server lets no more connections in: "
                      + address.label()
                      + ": "
                      + failure.text(),
                  "petshell needs three; try again later");
          case "57P03" ->
              PostgresErrors.Words.lost(
                  "the server is not ready: " + address.label() + ": " + failure.text(),
                  "try again in a moment");
          case "57P01", "57P02", "57P04", "57P05", "25P03", "25P04" ->
              PostgresErrors.Words.lost(
                  "the server ended the connection: " + address.label() + ": " + failure.text(),
                  AGAIN);
          case "08000", "08003", "08006", "08007", "08P01" ->
              PostgresPoolerErrors.of(failure, address).orElseGet(() -> lost(failure, address));
          default -> null;
        });
  }

  private static String who(PostgresAddress address) {
    return "user \"" + address.user().orElse("") + "\" at " + address.label();
  }

  private static boolean isOfNetwork(Throwable root) {
    return root instanceof UnknownHostException
        || root instanceof ConnectException
        || root instanceof NoRouteToHostException;
  }

  private static PostgresErrors.Words unreachable(
      PostgresFailure failure, PostgresAddress address) {
    Throwable root = failure.root();
    String why = failure.text();
    if (root instanceof UnknownHostException) {
      why = "no such host";
    } else if (root instanceof SocketTimeoutException) {
      why = "no answer";
    } else if (root instanceof ConnectException) {
      why = "connection refused";
    } else if (root instanceof NoRouteToHostException) {
      why = "no route to the host";
    } else if (root instanceof SSLException) {
      return tls(failure, address);
    }
    return PostgresErrors.Words.lost(
        "cannot reach " + address.label() + ": " + why,
        "check the host and the port, and that the server runs");
  }

  /** The driver's words come in the language of the JVM, but for this one. */
  private static PostgresErrors.Words rejected(PostgresFailure failure, PostgresAddress address) {
    if (failure.text().contains("SSL")) {
      return PostgresErrors.Words.of(
          "no TLS with " + address.label() + ": " + failure.text(),
          "use sslmode=prefer or disable where the network is safe");
    }
    if (address.password().text().isEmpty()) {
      return password(address, "no password is given for " + who(address));
    }
    return PostgresErrors.Words.of(
        who(address) + " is not let in: " + failure.text(),
        "check the way of authentication there");
  }

  private static PostgresErrors.Words password(PostgresAddress address, String problem) {
    return new PostgresErrors.Words(
        address.password().text().isEmpty() ? Reason.PASSWORD : Reason.FILE,
        problem,
        address.password().trouble().orElse("set PGPASSWORD, or put the password into ~/.pgpass"));
  }

  private static PostgresErrors.Words lost(PostgresFailure failure, PostgresAddress address) {
    if (failure.root() instanceof SSLException
        || failure.root() instanceof GeneralSecurityException
        || failure.text().contains("SSL")
        || failure.text().contains(HOST_VERIFIER)) {
      return tls(failure, address);
    }
    if (failure.root() instanceof SocketTimeoutException) {
      return PostgresErrors.Words.lost(
          "no answer in time from " + address.label(),
          "see whether the server is busy, or a pooler has no session free; petshell needs three");
    }
    return PostgresErrors.Words.lost(
        "the connection is lost: " + address.label() + ": " + failure.text(), AGAIN);
  }

  private static PostgresErrors.Words tls(PostgresFailure failure, PostgresAddress address) {
    String root = failure.text();
    if (root.contains(HOST_VERIFIER)) {
      root = "the server's certificate is for another host";
    } else if (failure.root() instanceof GeneralSecurityException) {
      root = "the server's certificate is not signed by a root that is trusted";
    }
    return PostgresErrors.Words.of(
        "no trusted TLS with " + address.label() + ": " + root,
        "check sslmode, sslrootcert and the name of the host");
  }
}
