package petshell.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.KnownOptions;
import petshell.shell.line.OptionWord;
import petshell.shell.line.ScriptLines;
import petshell.shell.line.WordScanner;
import petshell.shell.line.WordScanner.Word;
import petshell.shell.option.GlobalOption;

/** Colours a line while it is typed: what is known, what is not, and what is quoted. */
final class CommandHighlighter implements Highlighter {
  static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  static final AttributedStyle COMMAND = PLAIN.bold().foreground(AttributedStyle.CYAN);
  static final AttributedStyle OPTION = PLAIN.foreground(AttributedStyle.GREEN);
  static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.YELLOW);
  static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
  static final AttributedStyle COMMENT = PLAIN.faint();

  private final CommandCatalog catalog;

  CommandHighlighter(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    if (!line.isBlank() && ScriptLines.isEmpty(line, GlobalOption::starts)) {
      return new AttributedString(line, COMMENT);
    }
    List<Word> words = WordScanner.scan(line);
    List<AttributedStyle> styles = words.isEmpty() ? List.of() : styles(line, words);
    AttributedStringBuilder text = new AttributedStringBuilder();
    int position = 0;
    for (int index = 0; index < words.size(); index++) {
      Word word = words.get(index);
      text.append(line.substring(position, word.start()), PLAIN);
      text.append(line.substring(word.start(), word.end()), styles.get(index));
      position = word.end();
    }
    return text.append(line.substring(position), PLAIN).toAttributedString();
  }

  private List<AttributedStyle> styles(String line, List<Word> words) {
    List<String> texts = words.stream().map(Word::text).toList();
    int command =
        (int)
            OptionWord.read(texts, GlobalOption::takesValue).stream()
                .takeWhile(word -> word.kind() != OptionWord.Kind.ARGUMENT)
                .count();
    List<AttributedStyle> styles =
        new ArrayList<>(
            options(
                line, words.subList(0, command), Optional.of(KnownOptions.ofNoCommand()), false));
    if (command == words.size()) {
      return styles;
    }
    Word first = words.get(command);
    styles.add(firstWord(first.text(), first.end() == line.length()));
    boolean ended = texts.subList(0, command).contains(OptionWord.END);
    styles.addAll(
        options(
            line, words.subList(command + 1, words.size()), catalog.options(first.text()), ended));
    return styles;
  }

  /**
   * Returns the styles of words on one side of the command.
   *
   * @param known the options there; empty behind an unknown command
   * @param ended whether none of them is an option
   */
  private static List<AttributedStyle> options(
      String line, List<Word> words, Optional<KnownOptions> known, boolean ended) {
    List<AttributedStyle> styles = new ArrayList<>();
    boolean none = ended || known.isEmpty();
    List<OptionWord> read =
        known.orElseGet(KnownOptions::ofNoCommand).read(words.stream().map(Word::text).toList());
    for (Word word : words) {
      OptionWord meant = read.get(styles.size());
      boolean isLast = styles.size() == words.size() - 1;
      boolean isStillTyped = word.end() == line.length();
      styles.add(
          switch (none ? OptionWord.Kind.ARGUMENT : meant.kind()) {
            case OPTION -> option(known.get(), meant, isLast, isStillTyped);
            case END -> PLAIN;
            case VALUE, ARGUMENT -> isQuote(line.charAt(word.start())) ? STRING : PLAIN;
          });
    }
    return styles;
  }

  private AttributedStyle firstWord(String word, boolean isStillTyped) {
    if (catalog.find(word).isPresent()) {
      return COMMAND;
    }
    boolean mayBecomeOne =
        isStillTyped
            && catalog.commands().stream().anyMatch(command -> command.getName().startsWith(word));
    return mayBecomeOne ? PLAIN : WRONG;
  }

  private static AttributedStyle option(
      KnownOptions known, OptionWord option, boolean isLast, boolean isStillTyped) {
    String name = option.name();
    if (!known.knows(name)) {
      boolean mayBecomeOne = isStillTyped && !option.holdsValue() && known.knowsStart(name);
      return mayBecomeOne ? PLAIN : WRONG;
    }
    boolean takesValue = known.takesValue(name);
    boolean awaitsValue = takesValue && isLast;
    return takesValue == option.value().isPresent() || awaitsValue ? OPTION : WRONG;
  }

  private static boolean isQuote(char start) {
    return start == '\'' || start == '"';
  }
}
