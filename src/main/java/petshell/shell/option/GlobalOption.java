package petshell.shell.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import petshell.output.Format;
import petshell.shell.line.Variables;

/** The options before the command. */
public enum GlobalOption {
  DATABASE("db", "the database: a file, or a URL as file:./prisma/dev.db"),
  COMMAND_FILE("file", "runs the commands of a file; - is standard input"),
  DEMO("demo", "works on a throw-away demo database"),
  READ_ONLY("read-only", "opens the database for reading only"),
  FORMAT("format", "how results are printed (default table)"),
  YES("yes", "answers every question with yes"),
  QUIET("quiet", "leaves out messages and progress, not warnings and errors"),
  NO_COLOR("no-color", "prints no colours"),
  PLAIN("plain", "full sentences, no bar, no picture, as a screen reader needs it"),
  ART("art", "how pets are drawn in the terminal (default auto)"),
  PROMPT("prompt", "what the prompt shows (default \"" + PromptTemplate.USUAL + "\")"),
  BUSY_TIMEOUT("busy-timeout", "how long to wait for a busy database (default 5s)"),
  OPERATOR("operator", "who is at work, for the journal"),
  KEEP_GOING("keep-going", "goes on after a failing line of a command file"),
  ECHO("echo", "shows each line of a command file before it runs"),
  VARIABLE("var", "sets what ${name} stands for in command files; may be repeated"),
  NO_RC("no-rc", "leaves out the file of default options"),
  DEBUG("debug", "adds the stack trace to errors, and shows the logs"),
  VERSION("version", "shows the version"),
  HELP("help", "shows the commands and options, or those of one command");

  private final String longName;
  private final String description;

  GlobalOption(String longName, String description) {
    this.longName = longName;
    this.description = description;
  }

  /** Returns the options that are taken after the command too. */
  public static List<GlobalOption> afterTheCommand() {
    return List.of(FORMAT, YES, QUIET);
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
    return Arrays.stream(values())
        .filter(option -> option.word().equals(word) || option.shortWord().equals(word))
        .findAny();
  }

  /** Returns the option's word, dashes included. */
  public String word() {
    return "--" + longName;
  }

  /** Returns all words for the option, dashes included, the long one first. */
  public List<String> words() {
    return shortWord().isEmpty() ? List.of(word()) : List.of(word(), shortWord());
  }

  String longName() {
    return longName;
  }

  /** Returns what the option does, in some words for help. */
  public String description() {
    return description;
  }

  /** Returns the option with its value, as help shows it. */
  public String synopsis() {
    String shown = shortWord().isEmpty() ? word() : shortWord() + ", " + word();
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
    return this == VARIABLE || reader().isEmpty();
  }

  private String shortWord() {
    return this == COMMAND_FILE ? "-f" : "";
  }
}
