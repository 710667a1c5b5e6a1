package petshell.shell.option;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import petshell.shell.line.OptionWord;
import petshell.shell.line.Usage;

/**
 * The words with which the program was started: {@code [OPTION...] [DATABASE] [COMMAND [WORD...]]},
 * with the global options anywhere.
 *
 * @param options the global options, on either side of the command; the database among them,
 *     however it was named
 * @param words the command and all that follows it, but for the options that say what is started;
 *     empty where there is no command
 */
public record CommandLine(GlobalOptions options, List<String> words) {
  private static final List<String> ENDINGS = List.of(".db", ".sqlite", ".sqlite3");

  public CommandLine {
    words = List.copyOf(words);
  }

  /**
   * Reads the words.
   *
   * @param commands the commands, asked only where there is one
   * @throws petshell.store.PetShellException if an option is unknown, lacks its value or has a
   *     wrong one, or is repeated, or if two databases are named; what follows the command is left
   *     to whoever runs it, but for the options that say what is started
   */
  public static CommandLine parse(List<String> arguments, CommandWords commands) {
    return new Parser(arguments, commands).parse();
  }

  /**
   * Returns whether a word that is no command is the name of a database: a file that is there, or
   * what can be nothing else.
   */
  public static boolean namesDatabase(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith)
        || name.startsWith("file:")
        || name.startsWith("jdbc:")
        || word.contains("/")
        || word.indexOf(File.separatorChar) >= 0
        || isFile(word);
  }

  private static boolean isFile(String word) {
    try {
      return !word.isEmpty() && Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /** Reads the words from left to right. */
  private static final class Parser {
    private final List<String> arguments;
    private final CommandWords commands;
    private Optional<String> database = Optional.empty();
    private GlobalOptions options = GlobalOptions.none();

    private Parser(List<String> arguments, CommandWords commands) {
      this.arguments = arguments;
      this.commands = commands;
    }

    private CommandLine parse() {
      List<OptionWord> read = OptionWord.read(arguments, GlobalOption::takesValue);
      List<String> words = List.of();
      boolean ended = false;
      for (int index = 0; index < read.size() && words.isEmpty(); index++) {
        OptionWord word = read.get(index);
        switch (word.kind()) {
          case OPTION -> option(word);
          case VALUE -> {
            // It was read with its option.
          }
          case END -> ended = true;
          case ARGUMENT -> words = argument(word.text(), index + 1, ended);
        }
      }
      database.ifPresent(this::useDatabase);
      return new CommandLine(options, words);
    }

    /** Returns the command and its words, or none if the word names the database. */
    private List<String> argument(String word, int next, boolean ended) {
      Optional<? extends CommandWords.Options> command = commands.find(word);
      if (command.isEmpty() && database.isEmpty() && namesDatabase(word)) {
        database = Optional.of(word);
        return List.of();
      }
      List<String> words = new ArrayList<>(List.of(word));
      List<String> rest = arguments.subList(next, arguments.size());
      if (ended) {
        words.add(OptionWord.END);
        words.addAll(rest);
      } else {
        Predicate<String> takesValue = name -> takesValue(command, name);
        List<OptionWord> read = OptionWord.read(rest, takesValue);
        words.addAll(
            withoutThoseOfTheStart(read, name -> command.filter(of -> of.owns(name)).isPresent()));
      }
      return words;
    }

    private static boolean takesValue(
        Optional<? extends CommandWords.Options> command, String name) {
      return command.isPresent() ? command.get().takesValue(name) : GlobalOption.takesValue(name);
    }

    /** Takes the global options that follow the command. */
    private List<String> withoutThoseOfTheStart(List<OptionWord> rest, Predicate<String> owns) {
      List<String> others = new ArrayList<>();
      GlobalOptions before = options;
      boolean isTaken = false;
      for (OptionWord word : rest) {
        Optional<GlobalOption> option =
            word.kind() == OptionWord.Kind.OPTION && !owns.test(word.name())
                ? GlobalOption.of(word.name())
                : Optional.empty();
        isTaken = word.kind() == OptionWord.Kind.VALUE && isTaken;
        if (option.filter(GlobalOption::isOfTheStart).isPresent()) {
          option(word);
          isTaken = true;
        } else if (!isTaken) {
          others.add(word.text());
          option.ifPresent(known -> optionOfCommand(known, word, before));
        }
      }
      return others;
    }

    /** What is wrong with it alone, the command's parser says. */
    private void optionOfCommand(GlobalOption option, OptionWord word, GlobalOptions before) {
      if (before.has(option) && !option.mayBeRepeated()) {
        throw Usage.givenTwice(option.word());
      }
      boolean isRight =
          option.reader().isEmpty()
              ? word.value().isEmpty()
              : word.value().flatMap(option.reader().get()::read).isPresent();
      if (isRight && !(options.has(option) && !option.mayBeRepeated())) {
        options = options.with(option, word.value().orElse(""));
      }
    }

    private void option(OptionWord word) {
      String name = word.name();
      GlobalOption option = GlobalOption.of(name).orElseThrow(() -> GlobalOption.unknown(name));
      if (options.has(option) && !option.mayBeRepeated()) {
        throw Usage.givenTwice(name);
      }
      options = options.with(option, value(option, name, word.value()));
    }

    private void useDatabase(String name) {
      Stream<String> other =
          Stream.concat(
              options.database().map(named -> "--db " + named).stream(),
              options.demo() ? Stream.of("--demo") : Stream.empty());
      other
          .findFirst()
          .ifPresent(
              named -> {
                throw Usage.error("two databases: " + name + " and " + named, "name one of them");
              });
      if (name.isEmpty()) {
        throw Usage.missingValue("the database", "the name of a file");
      }
      options = options.with(GlobalOption.DATABASE, name);
    }

    private static String value(GlobalOption option, String name, Optional<String> value) {
      if (option.reader().isEmpty()) {
        value.ifPresent(
            text -> {
              throw Usage.takesNoValue(name, text);
            });
        return "";
      }
      ValueReader<?> reader = option.reader().get();
      String text = value.orElseThrow(() -> Usage.missingValue(name, reader.allowed()));
      if (reader.read(text).isEmpty()) {
        throw Usage.wrongValue(name, text, reader.allowed());
      }
      return text;
    }
  }
}
