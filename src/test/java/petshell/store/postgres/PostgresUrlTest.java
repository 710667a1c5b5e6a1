package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.PetShellException;

class PostgresUrlTest {
  private static final String USER = System.getProperty("user.name");

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void live() {
    environment.put("HOME", home.toString());
  }

  private PostgresAddress parse(String url) {
    assertTrue(PostgresUrl.matches(url), url);
    return PostgresUrl.parse(url, environment);
  }

  private String refusal(String url) {
    PetShellException refused = assertThrows(PetShellException.class, () -> parse(url));
    assertEquals(PetShellException.Kind.USAGE, refused.kind());
    assertEquals(1, refused.getMessage().lines().count());
    assertFalse(refused.getMessage().contains("s3cret"), refused.getMessage());
    return refused.getMessage();
  }

  private Path file(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static Optional<String> password(PostgresAddress address) {
    return address.password().text();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann@db1:6543/shop, postgresql://ann@db1:6543/shop",
    "postgres://ann@db1/shop, postgresql://ann@db1:5432/shop",
    "POSTGRESQL://ann@db1/shop, postgresql://ann@db1:5432/shop",
    "jdbc:postgresql://db1/shop?user=ann, postgresql://ann@db1:5432/shop",
    "jdbc:postgresql:shop?user=ann, postgresql://ann@localhost:5432/shop",
    "postgresql://ann:s3cret@db1/shop, postgresql://ann@db1:5432/shop",
    "postgresql://ann:s3cret@db1/shop?schema=web, postgresql://ann@db1:5432/shop?schema=web",
    "postgresql://ann@[::1]:6543/shop, postgresql://ann@[::1]:6543/shop",
    "'postgresql://ann@db1,db2:6543/shop', 'postgresql://ann@db1:5432,db2:6543/shop'",
    "postgresql://ann@/shop?host=db2&port=7, postgresql://ann@db2:7/shop",
    "postgresql://a%40nn@db1/s%20h%3Fop?schema=w%26b, postgresql://a%40nn@db1:5432/s%20h%3Fop?schema=w%26b",
    "postgresql://ann@db1/, postgresql://ann@db1:5432/ann",
    "postgresql://ann@db1, postgresql://ann@db1:5432/ann",
  })
  void aUrlIsReadAndShownWithoutItsPassword(String url, String label) {
    assertEquals(label, parse(url).label());
    assertEquals(label, parse(url).toString());
    assertEquals(label, parse(url).url());
    assertEquals(label, parse(label).label());
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann:s3cret@db1/shop, s3cret",
    "postgresql://ann:s3%2Fc%3Ar%40e%25t@db1/shop, s3/c:r@e%t",
    "postgresql://ann:s@3:c+ret@db1/shop, s@3:c+ret",
    "postgresql://ann@db1/shop?password=s%26t, s&t",
    "postgresql://ann:%C3%A9%F0%9F%90%B6@db1/shop, é🐶",
  })
  void aPasswordIsDecodedAndNotShown(String url, String password) {
    assertEquals(Optional.of(password), password(parse(url)));
    assertEquals("***", parse(url).password().toString());
  }

  @Test
  void whatTheUrlDoesNotSayTheVariablesDo() {
    environment.putAll(
        Map.of("PGHOST", "db9", "PGPORT", "99", "PGUSER", "eve", "PGPASSWORD", "pw"));
    environment.putAll(Map.of("PGDATABASE", "zoo", "PGAPPNAME", "job", "PGOPTIONS", "-c a=b"));
    PostgresAddress address = parse("postgresql://");
    assertEquals("postgresql://eve@db9:99/zoo", address.label());
    assertEquals(Optional.of("pw"), password(address));
    assertEquals("job", address.properties().get("ApplicationName"));
    assertEquals("-c a=b", address.properties().get("options"));
    PostgresAddress said = parse("postgresql://ann:own@db1:1/shop?application_name=x");
    assertEquals("postgresql://ann@db1:1/shop", said.label());
    assertEquals(Optional.of("own"), password(said));
    assertEquals("x", said.properties().get("ApplicationName"));
  }

  @Test
  void withoutAnythingTheUsersOwnDatabaseOnThisMachineIsMeant() {
    assertEquals(
        "postgresql://" + USER + "@localhost:5432/" + USER, parse("postgresql://").label());
  }

  @Test
  void aServiceFileComesBeforeTheVariables() throws IOException {
    file(
        ".pg_service.conf",
        "# ours\n[other]\nhost=no\n\n[shop]\nhost=db3\nuser = ann\npassword=pw\nsslmode=require\n"
            + "[more]\nport=1\n");
    environment.putAll(Map.of("PGHOST", "db9", "PGPORT", "99", "PGDATABASE", "zoo"));
    for (String url : List.of("postgresql://?service=shop", "postgresql:///?service=shop")) {
      PostgresAddress address = parse(url);
      assertEquals("postgresql://ann@db3:99/zoo", address.label());
      assertEquals(Optional.of("pw"), password(address));
      assertEquals("require", address.properties().get("sslmode"));
    }
    environment.put("PGSERVICE", "shop");
    assertEquals("postgresql://ann@db1:99/zoo", parse("postgresql://db1").label());
    environment.put("PGSERVICE", "none");
    assertTrue(refusal("postgresql://db1").startsWith("there is no service \"none\" in " + home));
  }

  @Test
  void aFileOfPasswordsIsReadWhereItIsTheUsersAlone() throws IOException {
    Path file =
        file(
            ".pgpass",
            "#db1:*:*:*:no\ndb2:5432:shop:ann:no\ndb1:5432:s\\:hop:ann:no\n"
                + "db1:5432:shop:ann:a\\:b\\\\c:d\n*:*:*:*:last\n");
    assertEquals(Optional.of("a:b\\c:d"), password(parse("postgresql://ann@db1/shop")));
    assertEquals(Optional.of("last"), password(parse("postgresql://ann@db1/zoo")));
    environment.put("PGPASSWORD", "first");
    assertEquals(Optional.of("first"), password(parse("postgresql://ann@db1/shop")));
    environment.remove("PGPASSWORD");
    environment.put("PGPASSFILE", home.resolve("none").toString());
    assertEquals(Optional.empty(), password(parse("postgresql://ann@db1/shop")));
    assertEquals(Optional.of("last"), password(parse("postgresql://ann@db1/zoo?passfile=" + file)));
    environment.remove("PGPASSFILE");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    PostgresAddress open = parse("postgresql://ann@db1/shop");
    assertEquals(Optional.empty(), password(open));
    assertEquals(
        Optional.of(file + " is ignored, since others may read it: chmod 600 " + file),
        open.password().trouble());
  }

  @Test
  void theFileOfPasswordsIsReadForEachHost() throws IOException {
    file(".pgpass", "db1:*:*:*:one\ndb2:*:*:*:two\ndb3:*:*:*:one\n");
    PostgresAddress several = parse("postgresql://ann@db0,db2,db1:99/shop");
    assertEquals(
        List.of(Optional.empty(), Optional.of("two"), Optional.of("one")),
        several.password().texts());
    assertEquals(Optional.of("two"), several.password().text());
    assertFalse(parse("postgresql://ann@db1,db3/shop").password().isByHost());
    assertEquals("***", several.password().toString());
    environment.put("PGPASSWORD", "first");
    assertFalse(parse("postgresql://ann@db0,db2/shop").password().isByHost());
  }

  @ParameterizedTest
  @CsvSource({"a%5Cb, a\\b", "$user, $user", "a%22%2Cb, 'a\",b'"})
  void aSchemaWhoseNameMeansSomethingElseIsRefused(String typed, String name) {
    assertEquals(
        "petshell cannot work in a schema of this name: \""
            + name
            + "\"; rename the schema, or leave it out where the server chooses it",
        refusal("postgresql://ann@db1/shop?schema=" + typed));
    assertEquals(
        Optional.of("we\"ird"), parse("postgresql://ann@db1/shop?schema=we%22ird").schema());
  }

  @Test
  void whatTheOrmsUrlSaysOfItsPoolDoesNotMatter() {
    PostgresAddress address =
        parse(
            "postgresql://ann@db1/shop?schema=public&connection_limit=5&pool_timeout=10"
                + "&connect_timeout=7&socket_timeout=3&statement_cache_size=0&sslmode=prefer"
                + "&pgbouncer=true&sslaccept=accept_invalid_certs");
    assertEquals(Map.of("connectTimeout", "7", "prepareThreshold", "0"), address.properties());
    assertEquals(Optional.of("public"), address.schema());
  }

  @ParameterizedTest
  @CsvSource({
    "'', prefer",
    "?sslmode=disable, disable",
    "?sslmode=allow, allow",
    "?sslmode=require, require",
    "?ssl=false, disable",
    "?sslaccept=strict, verify-full",
    "?sslrootcert=system, verify-full",
  })
  void theModesOfTlsAreLibpqs(String query, String mode) {
    assertEquals(
        mode,
        parse("postgresql://ann@db1/shop" + query).properties().getOrDefault("sslmode", "prefer"));
  }

  @Test
  void theVariableSaysTheModeWhereTheUrlDoesNot() throws IOException {
    environment.put("PGSSLROOTCERT", file("ca.pem", "").toString());
    environment.put("PGSSLMODE", "verify-full");
    assertEquals("verify-full", parse("postgresql://db1").properties().get("sslmode"));
    assertEquals("disable", parse("postgresql://db1?sslmode=disable").properties().get("sslmode"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=verify-ca", "sslmode=verify-full", "ssl=true"})
  void whatChecksTheServerNeedsARootCertificate(String parameter) throws IOException {
    String url = "postgresql://ann@db1/shop?" + parameter;
    assertTrue(refusal(url).contains(" needs a root certificate, and there is no " + home));
    Path root = file("ca.pem", "");
    String mode = parameter.equals("ssl=true") ? "sslmode=verify-full" : parameter;
    PostgresAddress address = parse(url + "&sslrootcert=" + root);
    assertEquals(mode, "sslmode=" + address.properties().get("sslmode"));
    assertEquals(root.toString(), address.properties().get("sslrootcert"));
  }

  @Test
  void aRootCertificateMakesRequireCheckTheServer() throws IOException {
    Files.createDirectories(home.resolve(".postgresql"));
    Path root = file(".postgresql/root.crt", "");
    PostgresAddress address = parse("postgresql://ann@db1/shop?sslmode=require");
    assertEquals("verify-ca", address.properties().get("sslmode"));
    assertEquals(root.toString(), address.properties().get("sslrootcert"));
  }

  @Test
  void theOrmsCertificateIsTheServersAndLibpqsTheClients() throws IOException {
    Path certificate = file("one.pem", "");
    Path key = file("two.key", "");
    Path identity = file("three.p12", "");
    Map<String, String> ofOrm =
        parse("postgresql://db1?sslcert=" + certificate + "&sslidentity=" + identity).properties();
    assertEquals(certificate.toString(), ofOrm.get("sslrootcert"));
    assertEquals(identity.toString(), ofOrm.get("sslkey"));
    Map<String, String> ofLibpq =
        parse("postgresql://db1?sslcert=" + certificate + "&sslkey=" + key).properties();
    assertEquals(certificate.toString(), ofLibpq.get("sslcert"));
    assertEquals(key.toString(), ofLibpq.get("sslkey"));
    assertFalse(ofLibpq.containsKey("sslrootcert"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:ann:s3cret@db1/shop",
        "postgresql:/ann:s3cret@db1/shop",
        "jdbc:postgresql:ann:s3cret@db1/shop",
        "postgresql:shop",
        "postgresql://ann:s3cret@db1:port/shop",
        "postgresql://ann:s3cret@db1:70000/shop",
        "postgresql://ann:s3cret@::1/shop",
        "postgresql://ann:s3cret/x@db1/shop",
        "postgresql://ann:s3cret?x@db1/shop",
        "postgresql://ann:s3cret%2@db1/shop",
        "postgresql://ann:s3cret%zz@db1/shop",
        "postgresql://ann:s3cret@/shop?host=/var/run/postgresql",
        "postgresql://ann:s3cret@%2Fvar%2Frun/shop",
        "postgresql://ann@db1/shop?pasword=s3cret",
        "postgresql://ann@db1/shop?password=s3cret&password=s3cret",
        "postgresql://ann:s3cret@db1/shop?sslmode=s3cret",
        "postgresql://ann:s3cret@db1/shop?sslmode=require&sslrootcert=system",
        "postgresql://ann:s3cret@db1/shop?sslrootcert=/no/such/file",
        "postgresql://ann:s3cret@db1/shop?connect_timeout=soon",
        "postgresql://ann:s3cret@db1/shop?hostaddr=10.0.0.1",
        "postgresql://ann:s3cret@db1,db2/shop?port=1,2,3",
        "postgresql://ann:s3cret@db1/shop?target_session_attrs=best",
      })
  void whatMakesNoSenseIsRefusedInOneLineWithoutThePassword(String url) {
    assertFalse(refusal(url).isEmpty());
  }

  @Test
  void whatPetshellDoesNotKnowIsNamed() {
    assertEquals(
        "the URL has a parameter that petshell does not know: \"sslcrl\"; leave it out",
        refusal("postgresql://db1/shop?sslcrl=x"));
    assertEquals(
        "petshell connects over TCP, not by the socket in \"/var/run/postgresql\"; name a host,"
            + " such as localhost",
        refusal("postgresql:///shop?host=/var/run/postgresql"));
    environment.put("PGHOST", "/tmp");
    assertTrue(refusal("postgresql:///shop").contains("\"/tmp\""));
  }
}
