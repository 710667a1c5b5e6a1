package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;
import petshell.shell.line.OptionWord;
import petshell.shell.line.Suggestion;
import petshell.shell.line.Usage;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;
import petshell.shell.option.CommandLine;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;
import petshell.store.PetShellException;

/**
 * Reads the words of a call, and takes no word that it does not know: no abbreviation, no unknown
 * option, no option without its value.
 */
public final class StrictParser implements CommandParser {
  /**
   * A call that makes sense so far.
   *
   * @param command what is called: the help or the version where the words ask for that
   * @param input its words
   * @param asksForText whether an option asks for help or the version
   */
  record Parsed(Command command, ParsedInput input, boolean asksForText) {}

  private final CommandRegistry registry;

  /** Makes a parser for the commands of a registry. */
  public StrictParser(CommandRegistry registry) {
    this.registry = registry;
  }

  /**
   * Reads a line.
   *
   * @throws PetShellException if it makes no sense
   */
  @Override
  public ParsedInput parse(String line) {
    return parse(WordScanner.read(line, Variables.none())).input();
  }

  /**
   * Reads words, none of which is split again.
   *
   * @param words the command and its words, with global options on either side; at least one word
   * @throws PetShellException if they make no sense
   */
  Parsed parse(List<String> words) {
    List<OptionWord> before = beforeCommand(words);
    Optional<String> name = words.stream().skip(before.size()).findFirst();
    if (name.isEmpty()) {
      return withoutCommand(before);
    }
    Command command = command(name.get());
    KnownOptions known = KnownOptions.of(command);
    List<OptionWord> rest = new ArrayList<>(before);
    rest.addAll(behindCommand(words, before, known));
    if (asksFor(GlobalOption.HELP, rest)) {
      return helpFor(command);
    }
    if (asksFor(GlobalOption.VERSION, rest)) {
      return bare("version");
    }
    return new Parsed(command, new Reading(command, name.get(), known, rest).read(), false);
  }

  /**
   * Returns whether the words of a call make sense, as far as that can be known without running it.
   */
  public boolean makesSense(List<String> words) {
    try {
      Parsed parsed = parse(words);
      if (parsed.command() instanceof AnnotatedCommand command && !parsed.asksForText()) {
        Binder.check(command.signature(), parsed.input());
      }
      return true;
    } catch (PetShellException nonsense) {
      return false;
    }
  }

  private static List<OptionWord> behindCommand(
      List<String> words, List<OptionWord> before, KnownOptions known) {
    List<String> behind = words.subList(before.size() + 1, words.size());
    boolean ended = before.stream().anyMatch(word -> word.kind() == OptionWord.Kind.END);
    return ended ? behind.stream().map(OptionWord::argument).toList() : known.read(behind);
  }

  /** Returns the options before the command, which are global ones. */
  private static List<OptionWord> beforeCommand(List<String> words) {
    List<OptionWord> before =
        OptionWord.read(words, GlobalOption::takesValue).stream()
            .takeWhile(word -> word.kind() != OptionWord.Kind.ARGUMENT)
            .toList();
    for (OptionWord word : before) {
      if (word.kind() == OptionWord.Kind.OPTION && GlobalOption.of(word.name()).isEmpty()) {
        throw GlobalOption.unknown(word.name());
      }
    }
    return before;
  }

  private Parsed withoutCommand(List<OptionWord> options) {
    if (asksFor(GlobalOption.HELP, options)) {
      return bare("help");
    }
    if (asksFor(GlobalOption.VERSION, options)) {
      return bare("version");
    }
    throw Usage.error("no command after " + options.get(0).text(), "help lists the commands");
  }

  private static boolean asksFor(GlobalOption option, List<OptionWord> words) {
    return words.stream()
        .anyMatch(
            word -> word.kind() == OptionWord.Kind.OPTION && option.words().contains(word.text()));
  }

  /**
   * Finds a command.
   *
   * @param name its whole name or alias
   * @throws PetShellException if there is none
   */
  public Command command(String name) {
    Command command = registry.getCommandByName(name);
    if (command == null) {
      throw Usage.error(
          "unknown command " + (name.isEmpty() ? Usage.quoted(name) : name), hint(name));
    }
    return command;
  }

  private String hint(String name) {
    Optional<String> familiar = FamiliarWords.hint(name);
    if (familiar.isPresent()) {
      return familiar.get();
    }
    if (CommandLine.namesDatabase(name)) {
      return "use open " + name;
    }
    List<String> names = registry.getCommands().stream().map(Command::getName).toList();
    return Suggestion.orElse(name, names, "help lists the commands");
  }

  private Parsed helpFor(Command command) {
    return parsed("help", Optional.of(command.getName()));
  }

  private Parsed bare(String name) {
    return parsed(name, Optional.empty());
  }

  private Parsed parsed(String name, Optional<String> argument) {
    Command command = command(name);
    ParsedInput.Builder input = ParsedInput.builder().commandName(command.getName());
    argument.ifPresent(text -> input.addArgument(new CommandArgument(0, text)));
    return new Parsed(command, input.build(), true);
  }

  /** Reads what follows a command, from left to right. */
  private static final class Reading {
    private final Command command;
    private final String name;
    private final KnownOptions known;
    private final List<OptionWord> words;
    private final List<CommandOption> given = new ArrayList<>();
    private final ParsedInput.Builder input = ParsedInput.builder();

    private Reading(Command command, String name, KnownOptions known, List<OptionWord> words) {
      this.command = command;
      this.name = name;
      this.known = known;
      this.words = words;
    }

    private ParsedInput read() {
      input.commandName(name);
      int arguments = 0;
      for (OptionWord word : words) {
        switch (word.kind()) {
          case ARGUMENT -> input.addArgument(new CommandArgument(arguments++, word.text()));
          case OPTION -> option(word);
          case VALUE, END -> {
            // A value was read with its option.
          }
        }
      }
      return input.build();
    }

    private void option(OptionWord word) {
      String name = word.name();
      CommandOption option = known.find(name).orElseThrow(() -> unknown(name));
      if (option.type() == String.class && given.contains(option)) {
        throw error(Usage.givenTwice(name));
      }
      given.add(option);
      input.addOption(withValue(option, value(option, name, word.value())));
    }

    private String value(CommandOption option, String name, Optional<String> value) {
      if (KnownOptions.isFlag(option)) {
        if (value.isPresent()) {
          throw error(Usage.takesNoValue(name, value.get()));
        }
        return "";
      }
      String text = value.orElseThrow(() -> missingValue(name));
      Optional<ValueReader<?>> reader =
          known.owns(name) ? Optional.empty() : GlobalOption.of(name).flatMap(GlobalOption::reader);
      if (reader.isPresent() && reader.get().read(text).isEmpty()) {
        throw error(Usage.wrongValue(name, text, reader.get().allowed()));
      }
      return text;
    }

    private PetShellException missingValue(String name) {
      return error(Usage.error("missing value for " + name, "see help " + command.getName()));
    }

    private PetShellException unknown(String name) {
      return error(
          Usage.error(
              "unknown option " + name,
              Suggestion.orElse(name, known.names(), "see help " + command.getName())));
    }

    private PetShellException error(PetShellException problem) {
      return Usage.of(name, problem);
    }

    private static CommandOption withValue(CommandOption option, String value) {
      return new CommandOption(
          option.shortName(),
          option.longName(),
          option.description(),
          option.required(),
          option.defaultValue(),
          value,
          option.type());
    }
  }
}
