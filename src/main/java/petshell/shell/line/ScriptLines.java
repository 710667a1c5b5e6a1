package petshell.shell.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the commands of a file: joins continued lines, leaves out comments and blank lines. */
public final class ScriptLines {
  /**
   * One command.
   *
   * @param number the number of its first line, from 1
   * @param text its text, with continued lines joined
   */
  public record Line(int number, String text) {}

  /** Gives one line after another. */
  @FunctionalInterface
  private interface Source {
    /** Returns the next line, or empty at the end. */
    Optional<String> next() throws IOException;
  }

  private final Source source;
  private final Predicate<String> isOption;
  private int number;

  /**
   * Makes one that starts before the first line.
   *
   * @param isOption tells of a line that starts with two dashes whether it starts with an option,
   *     and so is no comment
   */
  public ScriptLines(LineInput input, Predicate<String> isOption) {
    this(input::next, isOption);
  }

  private ScriptLines(Source source, Predicate<String> isOption) {
    this.source = source;
    this.isOption = isOption;
  }

  /**
   * Returns the commands of a text that is there as a whole.
   *
   * @param isOption tells of a line that starts with two dashes whether it is no comment
   * @throws petshell.store.PetShellException if it holds a NUL character
   */
  public static List<Line> of(String text, Predicate<String> isOption) {
    Iterator<String> lines = LineInput.checked(text, true).lines().iterator();
    ScriptLines script =
        new ScriptLines(
            () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty(), isOption);
    List<Line> commands = new ArrayList<>();
    try {
      for (Optional<Line> next = script.next(); next.isPresent(); next = script.next()) {
        commands.add(next.get());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return commands;
  }

  /** Returns the number of the line read last, from 1. */
  public int number() {
    return number;
  }

  /**
   * Returns the next command, or empty at the end.
   *
   * @throws IOException if it cannot be read
   * @throws petshell.store.PetShellException if it is no text or is too long
   */
  public Optional<Line> next() throws IOException {
    Optional<String> line = read();
    while (line.isPresent() && isEmpty(line.get(), isOption)) {
      line = read();
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(joined(line.get()));
  }

  /**
   * Returns whether a line is blank or a comment.
   *
   * @param isOption tells of a line that starts with two dashes whether it is no comment
   */
  public static boolean isEmpty(String line, Predicate<String> isOption) {
    String text = line.strip();
    return text.isEmpty()
        || text.startsWith("#")
        || text.startsWith("//")
        || (text.startsWith("--") && !isOption.test(text));
  }

  /**
   * Returns whether a line continues in the next one: it ends with a backslash that is not doubled.
   */
  public static boolean isContinued(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private Line joined(String first) throws IOException {
    int start = number;
    StringBuilder text = new StringBuilder(first);
    while (isContinued(text.toString())) {
      text.setLength(text.length() - 1);
      Optional<String> more = read();
      if (more.isEmpty()) {
        break;
      }
      text.append(more.get());
    }
    return new Line(start, text.toString());
  }

  private Optional<String> read() throws IOException {
    number++;
    return source.next();
  }
}
