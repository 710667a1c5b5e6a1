package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.store.PetShellException;

class DatabaseNameTest {
  @ParameterizedTest
  @CsvSource({
    "dev.db, dev.db",
    "/a/dev.db, /a/dev.db",
    "a b?.db, a b?.db",
    "a%20b.db, a%20b.db",
    "C:\\pets\\dev.db, C:\\pets\\dev.db",
    "file:./prisma/dev.db, ./prisma/dev.db",
    "file:dev.db, dev.db",
    "FILE:dev.db, dev.db",
    "file:/a/dev.db, /a/dev.db",
    "file:///a/dev.db, /a/dev.db",
    "file:dev.db?connection_limit=1, dev.db",
    "file:my%20pets.db, my pets.db",
    "file:a+b.db, a+b.db",
    "file:100%.db, 100%.db",
  })
  void aNameIsAPathOrTheUrlOfAFile(String name, Path file) {
    assertEquals(file, DatabaseName.path(name));
  }

  @Test
  void aFileThatIsThereAsWrittenIsNotDecoded(@TempDir Path folder) throws Exception {
    Path literal = Files.createFile(folder.resolve("a%20b.db"));
    assertEquals(literal, DatabaseName.path("file:" + literal));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://user:secret@host/pets, postgresql",
    "Postgres://host/pets, postgres",
    "mysql://host/pets, mysql",
    "jdbc:sqlite:dev.db, jdbc:sqlite",
    "sqlite:dev.db, sqlite",
    "libsql://host, libsql",
  })
  void otherKindsOfDatabasesAreRefusedWithoutShowingTheirPassword(String url, String kind) {
    assertEquals(
        "not a kind of database that can be opened: "
            + kind
            + ": give the SQLite file, as a path or as file:PATH",
        problem(() -> DatabaseName.path(url)));
  }

  @Test
  void aUrlWithoutAFileIsRefused() {
    assertEquals(
        "no file in the URL: \"file:?a=b\": give file:PATH",
        problem(() -> DatabaseName.path("file:?a=b")));
  }

  @Test
  void theOptionComesBeforeTheVariablesAndPetshellsOwnFirst() {
    Map<String, String> both = Map.of("PETSHELL_DB", "a.db", "DATABASE_URL", "file:b.db");
    assertEquals(Path.of("c.db"), DatabaseName.find(Optional.of("c.db"), both));
    assertEquals(Path.of("a.db"), DatabaseName.find(Optional.empty(), both));
    assertEquals(
        Path.of("b.db"),
        DatabaseName.find(
            Optional.empty(), Map.of("PETSHELL_DB", "", "DATABASE_URL", "file:b.db")));
  }

  @Test
  void withoutANameTheMessageSaysHowToGiveOne() {
    assertEquals(
        "no database is named: give --db FILE, or set PETSHELL_DB or DATABASE_URL",
        problem(() -> DatabaseName.find(Optional.empty(), Map.of())));
  }

  private static String problem(Runnable action) {
    PetShellException problem = assertThrows(PetShellException.class, action::run);
    assertEquals(PetShellException.Kind.USAGE, problem.kind());
    return problem.getMessage();
  }
}
