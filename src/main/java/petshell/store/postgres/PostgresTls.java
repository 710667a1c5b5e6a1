package petshell.store.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts what libpq and the web app's ORM say of TLS into the driver's words. The modes mean what
 * they mean to libpq, where a root certificate makes {@code require} check the server.
 */
final class PostgresTls {
  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** The driver's, too. */
  private static final String USUAL_MODE = "prefer";

  /** Trusts the root certificates of Java, which most systems share. */
  private static final String JAVAS = "org.postgresql.ssl.DefaultJavaSSLFactory";

  private static final String SYSTEM = "system";

  private final Map<String, String> values;
  private final Path folder;
  private final Map<String, String> properties = new HashMap<>();

  private PostgresTls(Map<String, String> values, Path home) {
    this.values = values;
    this.folder = home.resolve(".postgresql");
  }

  /**
   * Returns the driver's properties.
   *
   * @param values what is said, by libpq's names
   * @param home the user's folder
   */
  static Map<String, String> properties(Map<String, String> values, Path home) {
    PostgresTls tls = new PostgresTls(values, home);
    tls.certificates();
    tls.mode();
    String negotiation = tls.value("sslnegotiation");
    if (!negotiation.isEmpty()) {
      if (!Set.of("postgres", "direct").contains(negotiation)) {
        throw PostgresDefaults.wrong("sslnegotiation", "postgres or direct");
      }
      tls.properties.put("sslNegotiation", negotiation);
    }
    return tls.properties;
  }

  private String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** The ORM's sslcert is the server's, where libpq's is the client's and has a key. */
  private void certificates() {
    String root = value("sslrootcert");
    String certificate = value("sslcert");
    String key = value("sslkey");
    String identity = value("sslidentity");
    boolean ownKey = Files.isRegularFile(folder.resolve("postgresql.key"));
    if (!certificate.isEmpty() && key.isEmpty() && (!identity.isEmpty() || !ownKey)) {
      if (!root.isEmpty()) {
        throw PostgresUrl.usage("sslcert without sslkey", "name the key of the client, too");
      }
      root = certificate;
      certificate = "";
    }
    if (!identity.isEmpty()) {
      if (!identity.endsWith(".p12") && !identity.endsWith(".pfx")) {
        throw PostgresDefaults.wrong("sslidentity", "a file whose name ends in .p12 or .pfx");
      }
      key = identity;
    }
    if (certificate.isEmpty() && key.isEmpty() && ownKey) {
      certificate = folder.resolve("postgresql.crt").toString();
    }
    if (key.isEmpty() && !certificate.isEmpty()) {
      key = folder.resolve("postgresql.key").toString();
    }
    putFile("sslcert", certificate);
    putFile("sslkey", key);
    if (!value("sslpassword").isEmpty()) {
      properties.put("sslpassword", value("sslpassword"));
    }
    Path usual = folder.resolve("root.crt");
    if (root.isEmpty() && Files.isRegularFile(usual)) {
      root = usual.toString();
    }
    if (root.equals(SYSTEM)) {
      properties.put("sslfactory", JAVAS);
    } else {
      putFile("sslrootcert", root);
    }
  }

  /** The driver would otherwise say no more than that it cannot connect. */
  private void putFile(String name, String file) {
    if (file.isEmpty()) {
      return;
    }
    if (!Files.isReadable(Path.of(file))) {
      throw PostgresUrl.usage(
          "cannot read the file of " + name + ": \"" + file + '"', "check the path and its rights");
    }
    properties.put(name, Path.of(file).toAbsolutePath().toString());
  }

  private void mode() {
    String mode = value("sslmode");
    boolean system = properties.containsKey("sslfactory");
    if (mode.isEmpty()) {
      mode = system ? "verify-full" : USUAL_MODE;
    }
    if (!MODES.contains(mode)) {
      throw PostgresDefaults.wrong(
          "sslmode", "disable, allow, prefer, require, verify-ca or verify-full");
    }
    if (system && !mode.equals("verify-full")) {
      throw PostgresUrl.usage(
          "sslrootcert=system with sslmode=" + mode, "use sslmode=verify-full with it");
    }
    switch (value("sslaccept")) {
      case "" ->
          mode =
              mode.equals("require") && properties.containsKey("sslrootcert") ? "verify-ca" : mode;
      case "strict" -> mode = mode.equals("disable") ? mode : "verify-full";
      case "accept_invalid_certs" -> {
        // The mode alone decides.
      }
      default -> throw PostgresDefaults.wrong("sslaccept", "strict or accept_invalid_certs");
    }
    if (mode.startsWith("verify") && !properties.containsKey("sslrootcert") && !system) {
      if (value("sslaccept").isEmpty()) {
        throw PostgresUrl.usage(
            "sslmode="
                + mode
                + " needs a root certificate, and there is no "
                + folder.resolve("root.crt"),
            "give sslrootcert=FILE, or sslrootcert=system for those of Java");
      }
      // The ORM takes those that its system trusts.
      properties.put("sslfactory", JAVAS);
    }
    if (!mode.equals(USUAL_MODE)) {
      properties.put("sslmode", mode);
    }
  }
}
