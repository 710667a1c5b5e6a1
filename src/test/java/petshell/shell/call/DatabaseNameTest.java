package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.PetShellException;
import petshell.store.sqlite.SqliteFile;

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
    "file:///a/my%20pets.db, /a/my pets.db",
    "file://localhost/a/dev.db, /a/dev.db",
    "file:my pets.db, my pets.db",
    "file:dev.db?, dev.db",
    "file:dev.db?mode=rw&cache=private&immutable=0&nolock=0, dev.db",
    "file:dev.db?connection_limit=1&socket_timeout=10&busy_timeout=5000&pool_timeout=2, dev.db",
  })
  void aNameIsAPathOrTheUrlOfAFile(String name, Path file) {
    assertEquals(new DatabaseName(new SqliteFile(file), false), DatabaseName.of(name));
  }

  @Test
  void aFileThatIsThereAsWrittenIsNotDecoded(@TempDir Path folder) throws Exception {
    Path literal = Files.createFile(folder.resolve("a%20b.db"));
    assertEquals(new SqliteFile(literal), DatabaseName.of("file:" + literal).address());
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://user:secret@host/pets, mysql",
    "jdbc:sqlite:dev.db, jdbc:sqlite",
    "sqlite:dev.db, sqlite",
    "libsql://host, libsql",
  })
  void otherKindsOfDatabasesAreRefusedWithoutShowingTheirPassword(String url, String kind) {
    assertEquals(
        "petshell works on SQLite and PostgreSQL, not on "
            + kind
            + "; give the SQLite file, as a path or as file:PATH, or a URL of postgresql://",
        problem(() -> DatabaseName.of(url)));
  }

  @Test
  void aUrlWithoutAFileIsRefused() {
    assertEquals(
        "no file in the URL \"file:?a=b\"; give file:PATH",
        problem(() -> DatabaseName.of("file:?a=b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:dev.db?mode=ro",
        "file:./dev.db?connection_limit=1&mode=ro",
        "file:dev.db?m%6fde=r%6f&",
        "file:dev.db?immutable=1",
      })
  void aUrlCanForbidWriting(String url) {
    assertTrue(DatabaseName.of(url).readOnly());
  }

  @ParameterizedTest
  @CsvSource({
    "file:dev.db?mode=rwc, '\"mode=rwc\"; use mode=ro or mode=rw'",
    "file:dev.db?mode=memory, '\"mode=memory\"; use mode=ro or mode=rw'",
    "file:dev.db?mode=RO, '\"mode=RO\"; use mode=ro or mode=rw'",
    "file:dev.db?mode, '\"mode=\"; use mode=ro or mode=rw'",
    "file:dev.db?Mode=ro, '\"Mode\"; leave it out'",
    "file:dev.db?mode=rw&authToken=secret, '\"authToken\"; leave it out'",
    "file:dev.db?vfs=unix-none, '\"vfs\"; leave it out'",
    "file:dev.db?nolock=1, '\"nolock=1\"; leave it out: petshell always uses locks'",
    "file:dev.db?cache=none, '\"cache=none\"; use cache=shared or cache=private'",
    "file:dev.db?immutable=perhaps, '\"immutable=perhaps\"; use immutable=0 or immutable=1'",
  })
  void whatAUrlAsksForInVainIsRefused(String url, String problem) {
    assertEquals(
        "the URL has a parameter that petshell cannot use: " + problem,
        problem(() -> DatabaseName.of(url)));
  }

  @Test
  void whatAUrlSaysTwiceIsRefused() {
    assertEquals(
        "twice in the URL: \"mode\"; give it once",
        problem(() -> DatabaseName.of("file:dev.db?mode=ro&mode=rw")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://dev.db", "file://host/dev.db", "file://./dev.db"})
  void theHostOfAUrlIsRefused(String url) {
    assertEquals(
        "a host in the URL \"" + url + "\"; give file:PATH, or file:///PATH",
        problem(() -> DatabaseName.of(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"file:b.db\"", "'file:b.db'", " file:b.db\r", "\t\"file:b.db\" ", "file:b.db"})
  void blanksAndQuotesRoundAVariableAreNotPartOfIt(String value) {
    assertEquals(
        new SqliteFile(Path.of("b.db")),
        DatabaseName.find(Optional.empty(), Map.of("DATABASE_URL", value)).address());
    assertEquals(
        new SqliteFile(Path.of("b.db")),
        DatabaseName.find(Optional.empty(), Map.of("PETSHELL_DB", value)).address());
  }

  @Test
  void anOptionIsTakenAsItWasTyped() {
    assertEquals(new SqliteFile(Path.of("'a?mode=ro'")), DatabaseName.of("'a?mode=ro'").address());
  }

  @Test
  void theOptionComesBeforeTheVariablesAndPetshellsOwnFirst() {
    Map<String, String> both = Map.of("PETSHELL_DB", "a.db", "DATABASE_URL", "file:b.db");
    assertEquals(
        new SqliteFile(Path.of("c.db")), DatabaseName.find(Optional.of("c.db"), both).address());
    assertEquals(
        new SqliteFile(Path.of("a.db")), DatabaseName.find(Optional.empty(), both).address());
    assertEquals(
        new SqliteFile(Path.of("b.db")),
        DatabaseName.find(Optional.empty(), Map.of("PETSHELL_DB", "", "DATABASE_URL", "file:b.db"))
            .address());
  }

  @Test
  void withoutANameTheMessageSaysHowToGiveOne() {
    assertEquals(
        "no database is named; give FILE or --db FILE, or set PETSHELL_DB or DATABASE_URL",
        problem(() -> DatabaseName.find(Optional.empty(), Map.of())));
  }

  private static String problem(Runnable action) {
    PetShellException problem = assertThrows(PetShellException.class, action::run);
    assertEquals(PetShellException.Kind.USAGE, problem.kind());
    return problem.getMessage();
  }
}
