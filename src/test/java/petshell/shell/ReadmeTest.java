package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandOption;

class ReadmeTest {
  @Test
  void everyCommandAndEveryOptionStandsInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    ShellSetup setup = new ShellSetup(new DatabaseChoice(() -> Path.of("dev.db")));
    Commands.all().accept(setup);
    List<String> missing = new ArrayList<>();
    for (AnnotatedCommand command : ShellCore.of(setup, Map.of()).catalog().commands()) {
      if (!readme.contains("| `" + command.getName() + "` |")) {
        missing.add(command.getName());
      }
      for (CommandOption option : command.getOptions()) {
        if (!readme.contains("`--" + option.longName())) {
          missing.add(command.getName() + " --" + option.longName());
        }
      }
    }
    for (GlobalOption option : GlobalOption.values()) {
      String name = option.synopsis().replaceFirst("^-., ", "").split(" ", -1)[0];
      if (!readme.contains("`" + name)) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
  }
}
