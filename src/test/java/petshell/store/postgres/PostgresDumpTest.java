package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresDumpTest {
  private static List<String> command(
      String database, Map<String, String> properties, Optional<Path> target) {
    PostgresAddress address =
        new PostgresAddress(
            "db.example.test",
            5433,
            database,
            Optional.of("pet keeper"),
            Optional.of("app"),
            properties);
    return PostgresDump.command(address, target);
  }

  @Test
  void namesTheServerTheUserAndTheFile() {
    assertEquals(
        List.of(
            "pg_dump",
            "-Fc",
            "-f",
            "pets.dump",
            "-h",
            "db.example.test",
            "-p",
            "5433",
            "-U",
            "pet keeper",
            "-d",
            "pets"),
        command("pets", Map.of(), Optional.empty()));
    assertEquals(
        List.of("-f", "/tmp/copy of.dump"),
        command("pets", Map.of(), Optional.of(Path.of("/tmp/copy of.dump"))).subList(2, 4));
  }

  @Test
  void keepsWhatTheConnectionNeedsAndNoPassword() {
    assertEquals(
        "dbname=pets sslmode=verify-full sslrootcert='/etc/our ca.pem'",
        command(
                "pets",
                Map.of(
                    "password", "secret",
                    "sslmode", "verify-full",
                    "sslrootcert", "/etc/our ca.pem",
                    "prepareThreshold", "0"),
                Optional.empty())
            .get(11));
  }

  @Test
  void aNameThatLooksLikeSettingsIsStillAName() {
    assertEquals(
        "dbname='host=\\'elsewhere\\''",
        command("host='elsewhere'", Map.of(), Optional.empty()).get(11));
  }
}
