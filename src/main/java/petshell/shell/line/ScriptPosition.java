package petshell.shell.line;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The line of a command file from which a command comes.
 *
 * @param name the file as the user named it
 * @param line the number of the line, from 1
 * @param folder the folder of the file; empty for standard input
 * @param open what the files being read are, the outermost first, for finding circles
 */
public record ScriptPosition(String name, int line, Optional<Path> folder, List<Object> open) {
  public ScriptPosition {
    open = List.copyOf(open);
  }

  /**
   * Returns the position of a line in the same file.
   *
   * @param number from 1 on
   */
  public ScriptPosition atLine(int number) {
    return new ScriptPosition(name, number, folder, open);
  }

  @Override
  public String toString() {
    return name + ":" + line;
  }
}
