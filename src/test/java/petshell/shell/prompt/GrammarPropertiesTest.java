package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.saved.Quoting;
import petshell.shell.ProgramCommands;
import petshell.shell.call.Call;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.ArgumentList;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.dispatch.StrictParser;
import petshell.shell.option.Proposals;
import petshell.shell.option.Readers;
import petshell.store.PetShellException;
import petshell.store.sqlite.SqliteFile;

/**
 * The parser, the completer and the highlighter take each word of a line for the same: an option,
 * the value of one, or an argument. What the parser says is right.
 */
class GrammarPropertiesTest {
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "-",
          "--",
          "---",
          "- ",
          "--=",
          "--=x",
          "-=",
          "=",
          "-5",
          "-1s",
          "--5",
          "a=b",
          "--help",
          "--help=x",
          "-h",
          "-n",
          "-f",
          "-n=1",
          "--no",
          "--yes ",
          "'",
          "\"",
          "\"--yes\"",
          "\\",
          "a b",
          "–batch",
          "-\u001b[2J",
          "\u0000",
          "${x}",
          "ä🐾",
          "--ä",
          "#",
          "//");

  /** Shows the help or the version instead, where it is an option. */
  private static final Set<String> ASKS = Set.of("--help", "-h", "--version", "-V");

  /** All that the program has, and values that look like options. */
  private static final List<CommandCatalog> CATALOGS =
      List.of(ProgramCommands.catalog(), hostile());

  /**
   * A line, whose words need not make sense.
   *
   * @param command the command
   * @param catalog where it is from
   * @param words the words behind it
   */
  record Line(AnnotatedCommand command, CommandCatalog catalog, List<String> words) {
    String text() {
      List<String> all = new ArrayList<>(List.of(command.getName()));
      all.addAll(words);
      return Quoting.join(all);
    }

    Line with(String more) {
      return new Line(command, catalog, Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    /** Returns whether a value for the last word is all that the parser misses. */
    boolean awaitsValue(Parsed parsed) {
      return parsed.isMissing() && !with("x").parsed().isRefusedByGrammar();
    }

    /** Returns how the parser reads it. */
    Parsed parsed() {
      try {
        ParsedInput input = new StrictParser(catalog.registry()).parse(text());
        return new Parsed(input.options(), input.arguments(), !isSame(input), "");
      } catch (PetShellException refused) {
        return new Parsed(List.of(), List.of(), false, refused.getMessage());
      }
    }

    private boolean isSame(ParsedInput input) {
      return input.commandName().equals(command.getName())
          && words.stream().noneMatch(ASKS::contains);
    }
  }

  /**
   * What the parser says of a line.
   *
   * @param refusal why it refuses it, or empty
   */
  record Parsed(
      List<CommandOption> options,
      List<CommandArgument> arguments,
      boolean isHelp,
      String refusal) {
    boolean isAccepted() {
      return refusal.isEmpty() && !isHelp;
    }

    boolean isMissing() {
      return refusal.contains(": missing value for ");
    }

    /** Returns whether a word is no option here, or an option and its value do not fit. */
    boolean isRefusedByGrammar() {
      return Stream.of(": unknown option ", " takes no value: ").anyMatch(refusal::contains)
          || isMissing();
    }

    CommandOption lastOption() {
      return options.get(options.size() - 1);
    }
  }

  @Property(tries = 1_000)
  void theHighlighterShowsTheOptionsThatTheParserReads(@ForAll("lines") Line line) {
    Parsed parsed = line.parsed();
    Assume.that(parsed.isAccepted());
    List<AttributedStyle> styles = styles(line);
    Iterator<CommandOption> options = parsed.options().iterator();
    Iterator<CommandArgument> arguments = parsed.arguments().iterator();
    boolean ended = false;
    for (int index = 0; index < line.words().size(); index++) {
      String word = line.words().get(index);
      if (styles.get(index).equals(CommandHighlighter.OPTION)) {
        CommandOption option = options.next();
        String name = word.startsWith("--") ? word.replaceFirst("(?s)=.*", "") : word;
        assertTrue(option.isOptionEqual(name), word);
        boolean takesNext = option.type() != boolean.class && name.equals(word);
        assertEquals(takesNext ? line.words().get(++index) : afterEquals(word), option.value());
      } else if (word.equals("--") && !ended) {
        ended = true;
      } else {
        assertEquals(word, arguments.next().value());
      }
      assertFalse(styles.get(index).equals(CommandHighlighter.WRONG), word);
    }
    assertFalse(options.hasNext() || arguments.hasNext());
  }

  @Property(tries = 1_000)
  void theHighlighterShowsAWrongWordWhereTheParserRefusesOne(@ForAll("lines") Line line) {
    Parsed parsed = line.parsed();
    Assume.that(parsed.isRefusedByGrammar());
    Assume.that(!line.awaitsValue(parsed));
    assertTrue(styles(line).contains(CommandHighlighter.WRONG), line::text);
  }

  @Property(tries = 2_000)
  void theParserReadsWhatTheCompleterOffersAsWhatItIsOfferedFor(
      @ForAll("lines") Line line, @ForAll("prefix") String prefix) {
    Parsed before = line.parsed();
    boolean awaits = line.awaitsValue(before);
    Assume.that(before.isAccepted() || awaits);
    boolean staysMissing = awaits && prefix.startsWith("--");
    for (CompletionProposal proposal : offered(line, prefix)) {
      String word = proposal.value();
      Parsed after = line.with(word).parsed();
      if (staysMissing) {
        assertTrue(after.isMissing() || after.isHelp(), () -> word + ": " + after);
      } else if (proposal.category().equals("options")) {
        assertFalse(awaits, "a value can follow here");
        assertReadAsOption(word, after);
      } else if (proposal.category().equals("values")) {
        assertReadAsValue(word, awaits, before, after);
      }
    }
  }

  @Example
  void whatWouldBeReadAsSomethingElseIsCountedOnly() {
    long options =
        HOSTILE.stream().filter(word -> word.startsWith("-") && word.length() > 1).count();
    long withTwoDashes = HOSTILE.stream().filter(word -> word.startsWith("--")).count();
    assertEquals("… " + options + " more after --", rest(line("take"), ""));
    assertEquals("… " + withTwoDashes + " more after --with=", rest(line("take", "--with"), ""));
    assertEquals("", rest(line("take"), "--with="));
    assertEquals("", rest(line("take", "--"), ""));
  }

  private static Line line(String command, String... words) {
    CommandCatalog catalog = CATALOGS.get(1);
    return new Line(catalog.find(command).orElseThrow(), catalog, List.of(words));
  }

  private static String rest(Line line, String prefix) {
    return offered(line, prefix).stream()
        .filter(proposal -> proposal.category().equals("rest"))
        .map(CompletionProposal::displayText)
        .findAny()
        .orElse("");
  }

  private static void assertReadAsOption(String word, Parsed after) {
    assertTrue(
        after.isHelp()
            || after.refusal().contains(": missing value for " + word + "; ")
            || after.lastOption().isOptionEqual(word),
        () -> word + ": " + after);
  }

  private static void assertReadAsValue(String word, boolean awaits, Parsed before, Parsed after) {
    if (after.refusal().contains(": given twice: ")) {
      return;
    }
    assertEquals("", after.refusal());
    if (awaits) {
      assertEquals(word, after.lastOption().value());
    } else if (after.options().size() > before.options().size()) {
      assertEquals(afterEquals(word), after.lastOption().value());
    } else {
      assertEquals(before.arguments().size() + 1, after.arguments().size());
      assertEquals(word, after.arguments().get(before.arguments().size()).value());
    }
  }

  private static String afterEquals(String word) {
    int equals = word.indexOf('=');
    return equals < 0 || !word.startsWith("--") ? "" : word.substring(equals + 1);
  }

  private static List<CompletionProposal> offered(Line line, String prefix) {
    List<String> words = line.with(prefix).words();
    return line.command()
        .getCompletionProvider()
        .apply(
            new CompletionContext(words, words.size() - 1, prefix.length(), line.command(), null));
  }

  /** Returns the style of each word behind the command, none of which is still typed. */
  private static List<AttributedStyle> styles(Line line) {
    AttributedString shown =
        new CommandHighlighter(line.catalog()).highlight(null, line.text() + " ");
    List<AttributedStyle> styles = new ArrayList<>();
    int position = line.command().getName().length();
    for (String word : line.words()) {
      styles.add(shown.styleAt(position + 1));
      position += 1 + Quoting.quote(word).length();
    }
    return styles;
  }

  @Provide
  Arbitrary<Line> lines() {
    return Arbitraries.of(CATALOGS)
        .flatMap(catalog -> Arbitraries.of(catalog.commands()).map(one -> Tuple.of(catalog, one)))
        .flatMap(
            from ->
                words(from.get2())
                    .list()
                    .ofMaxSize(5)
                    .map(words -> new Line(from.get2(), from.get1(), words)));
  }

  @Provide
  Arbitrary<String> prefix() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "-", "--", "--f", "--format=", "--format=j", "--state=", "--with=", "c"),
        Arbitraries.of(HOSTILE));
  }

  private static Arbitrary<String> words(AnnotatedCommand command) {
    List<String> options = new ArrayList<>(List.of("--format", "--yes", "--format=json"));
    List<String> values = new ArrayList<>(List.of("json", "10", "a", "50ms"));
    command
        .signature()
        .options()
        .forEach(
            option -> {
              options.add("--" + option.name());
              options.add("--" + option.name() + "=10");
              if (option.shortName() != ' ') {
                options.add("-" + option.shortName());
              }
              option.reader().candidates().find("").forEach(one -> values.add(one.value()));
            });
    command
        .signature()
        .arguments()
        .forEach(
            argument ->
                argument.reader().candidates().find("").forEach(one -> values.add(one.value())));
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of(options)),
        Tuple.of(4, Arbitraries.of(values)),
        Tuple.of(2, Arbitraries.of(HOSTILE)));
  }

  private static CommandCatalog hostile() {
    return new CommandSetup(new DatabaseChoice(() -> new SqliteFile(Path.of("none"))), Map.of())
        .reader(
            Name.class,
            Readers.text("NAME")
                .map(Name::new)
                .completedBy(
                    prefix -> HOSTILE.stream().map(name -> Proposals.word(name, "")).toList()))
        .command(new Take())
        .command(new Help())
        .complete()
        .catalog();
  }

  record Name(String text) {}

  /** Takes names of all kinds. */
  static final class Take {
    @Command(name = "take", group = "Work", description = "Takes names.", help = "take a")
    void take(
        Call call,
        @Option(longName = "with", shortName = 'w', description = "names") List<Name> with,
        @Option(longName = "dry-run", shortName = 'n', description = "no names") boolean dryRun,
        @Arguments @ArgumentList(name = "name", description = "the names") List<Name> names) {}
  }

  /** What the parser calls where a call asks for help. */
  static final class Help {
    @Command(name = "help", group = "Shell", description = "Helps.", help = "help take")
    void help(
        Call call, @Arguments @ArgumentList(name = "name", description = "n") List<Name> of) {}
  }
}
