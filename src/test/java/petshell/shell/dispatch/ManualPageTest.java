package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;
import petshell.shell.ProgramCommands;

/** The manual page of the packages. */
class ManualPageTest {
  private static final CommandCatalog CATALOG = ProgramCommands.catalog();
  private static final String PAGE = ManualPage.of(CATALOG, "1.2.3");

  @TempDir Path folder;

  @Test
  void itHasEachCommandWithItsOptionsAndExamples() {
    for (AnnotatedCommand command : CATALOG.commands()) {
      String page = PAGE.replace("\\-", "-").replace("\\(dq", "\"").replace("\\e", "\\");
      assertTrue(page.contains("\n.SS \"" + command.getName() + "\"\n"), command.getName());
      command
          .signature()
          .options()
          .forEach(option -> assertTrue(page.contains(option.synopsis()), option.synopsis()));
      command.examples().forEach(example -> assertTrue(page.contains(example), example));
    }
  }

  @Test
  void noTextBecomesAMacro() {
    PAGE.lines()
        .filter(line -> line.startsWith(".") || line.startsWith("'"))
        .forEach(line -> assertTrue(line.matches("\\.(TH|SH|SS|PP|TP|B|nf|fi)( .*)?"), line));
  }

  @Test
  void groffFindsNothingWrongWithIt() throws IOException, InterruptedException {
    assumeTrue(TestProcess.isInstalled("groff"), "groff is not installed");
    Path page = Files.writeString(folder.resolve("petshell.1"), PAGE);
    ProcessBuilder builder =
        TestProcess.builder("groff", "-man", "-Tutf8", "-ww", "-rHY=0", page.toString());
    builder.redirectOutput(folder.resolve("shown").toFile());
    Process groff = builder.start();
    assertEquals("", new String(groff.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, groff.waitFor());
    String shown = Files.readString(folder.resolve("shown"));
    assertTrue(shown.contains("petshell 1.2.3"), shown);
    assertTrue(shown.contains("--lock-target TIME"), shown);
  }
}
