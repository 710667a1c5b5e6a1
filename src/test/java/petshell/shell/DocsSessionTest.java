package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.PostgresScene.Stage;

/** The sessions that the README and the documentation show are what the program prints. */
class DocsSessionTest {
  private static final String SERVER = "postgresql://app@db1/shop";

  @TempDir private Path folder;

  @Test
  void theReadmesSessionIsWhatTheProgramPrints() throws IOException {
    CommandHarness pets = CommandHarness.migrated(folder).onTerminal();
    String printed =
        new DocsSession(
                DocsPages.README,
                "$ petshell dev.db ",
                pets::run,
                text -> text.replace("FOLDER/", ""))
            .check();
    assertTrue(printed.contains("Clover 17"), printed);
  }

  @Test
  void theSessionOnPostgresIsWhatTheProgramPrints() throws IOException {
    try (PostgresScene pets = PostgresScene.at(Stage.DEMO).onTerminal()) {
      Pattern address = Pattern.compile(Pattern.quote(pets.url()));
      String printed =
          new DocsSession(
                  DocsPages.FOLDER.resolve("postgresql.md"),
                  "$ petshell " + SERVER + ' ',
                  pets::run,
                  text ->
                      address
                          .matcher(text)
                          .replaceAll(SERVER)
                          .replaceAll(
                              "PostgreSQL \\d+\\.\\d+\\s+\\S+\\s+MiB",
                              "PostgreSQL 18.0   10.0 MiB"))
              .check();
      assertTrue(printed.contains("All 92 pets are exact"), printed);
    }
  }
}
