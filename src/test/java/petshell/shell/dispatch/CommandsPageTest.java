package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import petshell.shell.ProgramCommands;

/**
 * The page about the commands says what help says. {@code -Ddocs.write=true} writes it anew, to be
 * read before it is kept.
 */
class CommandsPageTest {
  private static final Path PAGE = Path.of("src/docs/commands.md");

  @Test
  void thePageSaysWhatHelpSays() throws IOException {
    String page = CommandsPage.of(ProgramCommands.catalog());
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE));
  }
}
