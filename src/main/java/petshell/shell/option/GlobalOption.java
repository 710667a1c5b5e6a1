package petshell.shell.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.output.Format;
import petshell.shell.line.Suggestion;
import petshell.shell.line.Usage;
import petshell.shell.line.Variables;
import petshell.store.PetShellException;

/** The options that stand on either side of a command. */
public enum GlobalOption {
  DATABASE("db", "", "the database: a file, or a URL (file:... or postgresql:...)"),
  COMMAND_FILE("file", "-f", "run a command file; - is standard input"),
  DEMO("demo", "", "work on a throw-away demo database"),
  READ_ONLY("read-only", "", "open the database for reading only"),
  FORMAT("format", "", "how to print results (default table)"),
  YES("yes", "-y", "answer every question with yes"),
  QUIET("quiet", "-q", "print nothing on success"),
  NO_COLOR("no-color", "", "print no colours"),
  PLAIN("plain", "", "plain text for screen readers: no bars, no pictures"),
  ART("art", "", "how to draw pets in the terminal (default auto)"),
  PROMPT("prompt", "", "text of the prompt (default \"" + PromptTemplate.USUAL + "\")"),
  BUSY_TIMEOUT("busy-timeout", "", "how long to wait for a locked database (default 5s)"),
  OPERATOR("operator", "", "your name in the journal"),
  KEEP_GOING("keep-going", "", "continue after errors in a command file"),
  ECHO("echo", "", "print each line of a command file before running it; always on a terminal"),
  VARIABLE("var", "", "set ${NAME} in command files; may be repeated"),
  NO_RC("no-rc", "", "ignore petshellrc"),
  DEBUG("debug", "", "add stack traces to errors, and print logs"),
  VERSION("version", "-V", "print the version"),
  HELP("help", "-h", "print help, of a command if one is named");

  private static final Pattern LONG_WORD =
      Pattern.compile("(--[a-z-]+)(?:=.*|\\s.*)?", Pattern.DOTALL);

  private final String longName;
  private final String shortWord;
  private final String description;

  GlobalOption(String longName, String shortWord, String description) {
    this.longName = longName;
    this.shortWord = shortWord;
    this.description = description;
  }

  /**
   * Returns the options that a file of defaults may set: those that say how to work. What a call
   * does, and to which database, is said with the call.
   */
  static List<GlobalOption> inDefaultsFile() {
    return List.of(FORMAT, ART, NO_COLOR, PLAIN, QUIET, READ_ONLY, OPERATOR, PROMPT, BUSY_TIMEOUT);
  }

  /** Finds an option by its word, dashes included. */
  public static Optional<GlobalOption> of(String word) {
    return Arrays.stream(values()).filter(option -> option.words().contains(word)).findAny();
  }

  /** Returns whether an option of a word, dashes included, takes a value. */
  public static boolean takesValue(String word) {
    return of(word).flatMap(GlobalOption::reader).isPresent();
  }

  /** Returns whether a line starts with the long word of an option, and so is no comment. */
  public static boolean starts(String line) {
    Matcher matcher = LONG_WORD.matcher(line.strip());
    return matcher.matches() && of(matcher.group(1)).isPresent();
  }

  /** Returns the exception for an option that is not known. */
  public static PetShellException unknown(String word) {
    List<String> known = Arrays.stream(values()).map(GlobalOption::word).toList();
    return Usage.error(
        "unknown option " + word, Suggestion.orElse(word, known, "see petshell --help"));
  }

  /** Returns the option's long word, dashes included. */
  public String word() {
    return "--" + longName;
  }

  /** Returns all words for the option, dashes included, the long one first. */
  public List<String> words() {
    return shortWord.isEmpty() ? List.of(word()) : List.of(word(), shortWord);
  }

  /** Returns whether the option says what is started, so that no command can change it later. */
  boolean isOfTheStart() {
    return switch (this) {
      case DATABASE, COMMAND_FILE, DEMO, PROMPT, NO_RC -> true;
      default -> false;
    };
  }

  /** Returns the options that make sense in a line while petshell runs. */
  public static List<GlobalOption> ofLines() {
    return Arrays.stream(values()).filter(option -> !option.isOfTheStart()).toList();
  }

  /** Returns what to do instead where it is too late for the option. */
  String hintForLater() {
    return switch (this) {
      case DATABASE -> "use open to change the database";
      case COMMAND_FILE -> "use script to run a command file";
      default -> "start petshell with it";
    };
  }

  /** Returns the long word without its dashes. */
  public String longName() {
    return longName;
  }

  /** Returns what the option does, in some words for help. */
  public String description() {
    return description;
  }

  /** Returns the option with its value, as help shows it. */
  public String synopsis() {
    String shown = shortWord.isEmpty() ? word() : shortWord + ", " + word();
    return shown + reader().map(value -> " " + value.placeholder()).orElse("");
  }

  /** Returns what reads its values; empty for an option without a value. */
  public Optional<ValueReader<?>> reader() {
    return switch (this) {
      case DATABASE, COMMAND_FILE -> Optional.of(Readers.path());
      case FORMAT -> Optional.of(Readers.oneOf(Format.class, Format::text));
      case ART -> Optional.of(Readers.oneOf(Art.class, Art::text));
      case BUSY_TIMEOUT -> Optional.of(Readers.duration());
      case PROMPT -> Optional.of(PromptTemplate.reader());
      case OPERATOR -> Optional.of(Readers.text("NAME"));
      case VARIABLE ->
          Optional.of(
              ValueReader.of(
                  "NAME=VALUE",
                  "a definition such as id=cm123",
                  text -> Optional.of(text).filter(Variables::isDefinition)));
      case DEMO, READ_ONLY, YES, QUIET, NO_COLOR, PLAIN -> Optional.empty();
      case KEEP_GOING, ECHO, NO_RC, DEBUG, VERSION, HELP -> Optional.empty();
    };
  }

  boolean mayBeRepeated() {
    return isList() || reader().isEmpty();
  }

  /** Returns whether each of its values counts. */
  boolean isList() {
    return this == VARIABLE;
  }
}
