package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** Where the server's own program makes backups, petshell says how to call it. */
class ServerBackupTest {
  private PostgresScene pets;

  @BeforeEach
  void make() {
    pets = PostgresScene.at(PostgresScene.Stage.FILLED);
  }

  @AfterEach
  void drop() {
    if (pets != null) {
      pets.close();
    }
  }

  @Test
  void aBackupIsRefusedWithTheCallOfTheProgramThatMakesIt() {
    Result result = pets.run("backup", "/tmp/pets of today.dump");
    assertEquals(4, result.code());
    assertEquals("", result.out());
    assertEquals(
        String.format(
            Locale.ROOT,
            "error: petshell makes no copies of PostgreSQL databases: %s; use pg_dump, as in:"
                + " pg_dump -Fc -f '/tmp/pets of today.dump' -h %s -p %d -U %s -d %s\n",
            pets.url(),
            pets.address().host(),
            pets.address().port(),
            pets.address().user().orElseThrow(),
            pets.address().database()),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "enforce", "regen --all", "relax"})
  void aCommandThatIsToBackUpFirstDoesNothing(String command) {
    if (command.equals("relax")) {
      pets.done("enforce");
    }
    pets.execute("UPDATE \"Pet\" SET \"traits\" = jsonb_set(\"traits\", '{bodyColor,h}', '1')");
    List<String> before = pets.everything();
    Result result = pets.run((command + " --yes --backup").split(" ", -1));
    assertEquals(4, result.code(), result.err());
    assertTrue(
        result.err().contains("; use pg_dump, as in: pg_dump -Fc -f " + pets.address().database()),
        result.err());
    assertEquals(before, pets.everything());
  }
}
