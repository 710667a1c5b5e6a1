package petshell.shell.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import petshell.output.Format;
import petshell.shell.line.Variables;

/**
 * The global options in effect. Immutable.
 *
 * @param given the values of every option that was given, by option; a flag has an empty text;
 *     every value is one that its option allows
 */
public record GlobalOptions(Map<GlobalOption, List<String>> given) {
  private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Copies the map.
   *
   * @throws NullPointerException if anything is null
   */
  public GlobalOptions {
    given = Map.copyOf(given);
  }

  /** Returns the options where none was given. */
  public static GlobalOptions none() {
    return new GlobalOptions(Map.of());
  }

  /** Returns the database as the user named it: a path or a URL. */
  public Optional<String> database() {
    return text(GlobalOption.DATABASE);
  }

  /** Returns the command file as the user named it, {@code -} for standard input. */
  public Optional<String> commandFile() {
    return text(GlobalOption.COMMAND_FILE);
  }

  /** Returns whether to work on a throw-away demo database. */
  public boolean demo() {
    return has(GlobalOption.DEMO);
  }

  /** Returns whether the database may only be read. */
  public boolean readOnly() {
    return has(GlobalOption.READ_ONLY);
  }

  /** Returns how results are printed. */
  public Format format() {
    return value(GlobalOption.FORMAT, Format.class).orElse(Format.TABLE);
  }

  /** Returns whether every question is answered with yes. */
  public boolean yes() {
    return has(GlobalOption.YES);
  }

  /** Returns whether to print nothing but what is wrong, and the results that a format asks for. */
  public boolean silent() {
    return quiet() && !has(GlobalOption.FORMAT);
  }

  /** Returns whether messages and progress are left out. */
  public boolean quiet() {
    return has(GlobalOption.QUIET);
  }

  /** Returns whether colours are left out. */
  public boolean noColor() {
    return has(GlobalOption.NO_COLOR);
  }

  /** Returns whether to print full sentences, without bars and pictures. */
  public boolean plain() {
    return has(GlobalOption.PLAIN);
  }

  /** Returns how pets are drawn in the terminal. */
  public Art art() {
    return value(GlobalOption.ART, Art.class).orElse(Art.AUTO);
  }

  /** Returns how long to wait for a busy database. */
  public Duration busyTimeout() {
    return value(GlobalOption.BUSY_TIMEOUT, Duration.class).orElse(DEFAULT_BUSY_TIMEOUT);
  }

  /** Returns what the prompt shows, where the user said so. */
  public Optional<String> prompt() {
    return text(GlobalOption.PROMPT);
  }

  /** Returns who is at work, where the user said so. */
  public Optional<String> operator() {
    return text(GlobalOption.OPERATOR);
  }

  /** Returns whether a command file continues after a failing line. */
  public boolean keepGoing() {
    return has(GlobalOption.KEEP_GOING);
  }

  /** Returns whether the lines of command files are shown. */
  public boolean echo() {
    return has(GlobalOption.ECHO);
  }

  /** Returns the values of the variables of command files, by name. */
  public Variables variables() {
    return Variables.of(given.getOrDefault(GlobalOption.VARIABLE, List.of()));
  }

  /** Returns whether the file of default options is left out. */
  public boolean noRc() {
    return has(GlobalOption.NO_RC);
  }

  /** Returns whether errors are shown with their stack traces. */
  public boolean debug() {
    return has(GlobalOption.DEBUG);
  }

  /** Returns whether the version is asked for. */
  public boolean version() {
    return has(GlobalOption.VERSION);
  }

  /** Returns whether help is asked for. */
  public boolean help() {
    return has(GlobalOption.HELP);
  }

  boolean has(GlobalOption option) {
    return given.containsKey(option);
  }

  /**
   * Returns these options and one value more.
   *
   * @param option which option
   * @param value the text of the value, which the option must allow; empty for a flag
   */
  public GlobalOptions with(GlobalOption option, String value) {
    Map<GlobalOption, List<String>> more = copy();
    List<String> values = new ArrayList<>(more.getOrDefault(option, List.of()));
    values.add(value);
    more.put(option, values);
    return new GlobalOptions(more);
  }

  /**
   * Returns these options, with those of the other in place of the same ones here; variables are
   * added.
   */
  public GlobalOptions overlaidBy(GlobalOptions other) {
    Map<GlobalOption, List<String>> both = copy();
    other.given.forEach(
        (option, values) ->
            both.merge(
                option,
                values,
                (mine, theirs) ->
                    option.isList()
                        ? Stream.concat(mine.stream(), theirs.stream()).toList()
                        : theirs));
    return new GlobalOptions(both);
  }

  private Map<GlobalOption, List<String>> copy() {
    Map<GlobalOption, List<String>> copy = new EnumMap<>(GlobalOption.class);
    copy.putAll(given);
    return copy;
  }

  private Optional<String> text(GlobalOption option) {
    return Optional.ofNullable(given.get(option)).map(values -> values.get(0));
  }

  private <T> Optional<T> value(GlobalOption option, Class<T> type) {
    return text(option)
        .flatMap(text -> option.reader().orElseThrow().read(text))
        .map(value -> Objects.requireNonNull(type.cast(value)));
  }
}
