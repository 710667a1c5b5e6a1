package petshell.shell.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import petshell.shell.line.LineInput;
import petshell.shell.line.Suggestion;
import petshell.shell.line.Usage;
import petshell.shell.line.WordScanner;
import petshell.shell.line.WordScanner.Word;
import petshell.store.PetShellException;

/**
 * Reads the file of defaults: a name and a value in each line, as the options have them, a flag
 * without a value. A line that makes no sense ends the program before anything is run, as a wrong
 * option does.
 */
public final class DefaultsFile {
  public static final String NAME = "petshellrc";
  private static final String COMMENT = "#";
  private static final String WITHOUT = "--no-rc ignores the file";

  private final Path file;
  private final Map<String, Optional<ValueReader<?>>> names = new LinkedHashMap<>();
  private final Map<String, ValueReader<?>> commandOptions;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> ofCommands = new TreeMap<>();
  private GlobalOptions options = GlobalOptions.none();

  private DefaultsFile(Path file, Map<String, ValueReader<?>> commandOptions) {
    this.file = file;
    this.commandOptions = commandOptions;
    GlobalOption.inDefaultsFile().forEach(option -> names.put(option.longName(), option.reader()));
    commandOptions.forEach((name, reader) -> names.put(name, Optional.of(reader)));
  }

  /**
   * Reads a file.
   *
   * @param file which must be there
   * @param commandOptions what reads the values for options of commands, by long name
   * @throws PetShellException of the kind USAGE if a line makes no sense, FAILED if the file cannot
   *     be read
   */
  public static Defaults read(Path file, Map<String, ValueReader<?>> commandOptions) {
    return new DefaultsFile(file, commandOptions).read();
  }

  private Defaults read() {
    if (!Files.isRegularFile(file)) {
      throw unreadable("it is not a file", Optional.empty());
    }
    int number = 0;
    try (LineInput input = new LineInput(Files.newInputStream(file))) {
      Optional<String> line = input.next();
      while (line.isPresent()) {
        number++;
        take(line.get());
        line = input.next();
      }
    } catch (IOException problem) {
      throw unreadable(String.valueOf(problem.getMessage()), Optional.of(problem));
    } catch (WrongLine wrong) {
      throw wrongLine(number, wrong.problem);
    } catch (PetShellException noText) {
      throw wrongLine(number + 1, Usage.error("the line is too long or not UTF-8 text"));
    }
    return new Defaults(options, ofCommands);
  }

  private PetShellException wrongLine(int number, PetShellException problem) {
    return Usage.error(
        String.format(Locale.ROOT, "%s:%d: %s", file, number, problem.problem()),
        problem
            .hint()
            .map(hint -> hint + (hint.endsWith("?") ? " " : "; ") + WITHOUT)
            .orElse(WITHOUT));
  }

  private void take(String line) {
    if (line.isBlank() || line.strip().startsWith(COMMENT)) {
      return;
    }
    List<Word> words = WordScanner.scan(line);
    String name = words.get(0).text();
    if (!names.containsKey(name)) {
      throw unknown(name);
    }
    if (words.get(words.size() - 1).isOpen()) {
      throw new WrongLine(Usage.error("unclosed quotation mark: " + line.strip(), "close it"));
    }
    if (words.size() > 2) {
      throw new WrongLine(
          Usage.error(
              "more than one value for " + name + ": " + Usage.quoted(words.get(2).text()),
              "quote a value with blanks"));
    }
    if (!seen.add(name)) {
      throw new WrongLine(Usage.givenTwice(name));
    }
    set(name, names.get(name), words.stream().skip(1).map(Word::text).findFirst());
  }

  private void set(String name, Optional<ValueReader<?>> reader, Optional<String> given) {
    if (reader.isEmpty() && given.isPresent()) {
      throw new WrongLine(Usage.takesNoValue(name, given.get()));
    }
    if (reader.isPresent() && given.flatMap(reader.get()::read).isEmpty()) {
      String allowed = reader.get().allowed();
      throw new WrongLine(
          given
              .map(text -> Usage.wrongValue(name, text, allowed))
              .orElseGet(() -> Usage.missingValue(name, allowed)));
    }
    String value = given.orElse("");
    if (commandOptions.containsKey(name)) {
      ofCommands.put(name, value);
    } else {
      options = options.with(GlobalOption.of("--" + name).orElseThrow(), value);
    }
  }

  private WrongLine unknown(String name) {
    String hint =
        GlobalOption.of("--" + name).isPresent()
            ? "give it with each call"
            : Suggestion.orElse(
                name, names.keySet(), "the names are " + String.join(", ", names.keySet()));
    return new WrongLine(Usage.error(Usage.quoted(name) + " cannot be set here", hint));
  }

  private PetShellException unreadable(String why, Optional<IOException> cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "cannot read " + file + ": " + why,
        WITHOUT,
        cause.orElse(null));
  }

  /** A line that makes no sense. */
  private static final class WrongLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PetShellException problem;

    private WrongLine(PetShellException problem) {
      super(problem.getMessage(), problem);
      this.problem = problem;
    }
  }
}
