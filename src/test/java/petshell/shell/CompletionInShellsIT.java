package petshell.shell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;

/** The scripts for bash and zsh, as somebody types at these shells. */
@DisabledOnOs(OS.WINDOWS)
class CompletionInShellsIT {
  @TempDir private static Path packaged;

  @TempDir private Path folder;

  @BeforeAll
  static void needsTmux() throws Exception {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
    PackagedTexts.main(new String[] {packaged.toString(), "1.2.3"});
  }

  @Test
  void bash() throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    Files.createFile(folder.resolve("my pets.db"));
    String start =
        "cd '%s' && bash --noprofile --rcfile '%s'"
            .formatted(folder, rc("source '" + scripts().resolve("petshell.bash") + "'"));
    try (TmuxTerminal terminal = new TmuxTerminal(folder, start)) {
      completes(terminal);
      terminal.type("petshell --db my", "Tab");
      terminal.awaitEnd("$ petshell --db my\\ pets.db");
    }
  }

  @Test
  void zsh() throws Exception {
    assumeTrue(isInstalled("zsh"), "zsh is not installed");
    Files.createFile(folder.resolve("my pets.db"));
    rc(
        "autoload -Uz compinit",
        "compinit -u -D",
        "source '" + scripts().resolve("_petshell") + "'");
    Files.move(folder.resolve("rc"), folder.resolve(".zshrc"));
    String start = "cd '%s' && ZDOTDIR='%s' zsh -o NO_GLOBAL_RCS".formatted(folder, folder);
    try (TmuxTerminal terminal = new TmuxTerminal(folder, start)) {
      completes(terminal);
      terminal.type("petshell --db my", "Tab");
      terminal.awaitEnd("$ petshell --db my\\ pets.db");
    }
  }

  @Test
  void zshFindsItAmongItsFunctions() throws Exception {
    assumeTrue(isInstalled("zsh"), "zsh is not installed");
    rc("fpath=('" + scripts() + "' $fpath)", "autoload -Uz compinit", "compinit -u -D");
    Files.move(folder.resolve("rc"), folder.resolve(".zshrc"));
    String start = "cd '%s' && ZDOTDIR='%s' zsh -o NO_GLOBAL_RCS".formatted(folder, folder);
    try (TmuxTerminal terminal = new TmuxTerminal(folder, start)) {
      completes(terminal);
    }
  }

  private static void completes(TmuxTerminal terminal) throws Exception {
    terminal.awaitEnd("$");
    terminal.type("petshell list", "Tab");
    terminal.awaitEnd("$ petshell list-pets");
    terminal.type("--pat", "Tab");
    terminal.awaitEnd("$ petshell list-pets --pattern");
    terminal.type("str", "Tab");
    terminal.awaitEnd("$ petshell list-pets --pattern striped");
    terminal.type("--format=j", "Tab");
    terminal.awaitEnd("$ petshell list-pets --pattern striped --format=json");
    terminal.type("", "C-u");
    terminal.awaitEnd("$");
  }

  private Path rc(String... lines) throws Exception {
    return Files.writeString(folder.resolve("rc"), "PS1='$ '\n" + String.join("\n", lines) + "\n");
  }

  private static boolean isInstalled(String program) throws Exception {
    return TestProcess.isInstalled(program);
  }

  private static Path scripts() {
    return packaged.resolve("completions");
  }
}
