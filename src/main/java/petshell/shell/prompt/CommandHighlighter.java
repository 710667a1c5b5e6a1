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
    if (!line.isBlank() && ScriptLines.isEmpty(line)) {
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
    Word first = words.get(0);
    List<AttributedStyle> styles = new ArrayList<>();
    styles.add(firstWord(first.text(), first.end() == line.length()));
    Optional<KnownOptions> known = catalog.find(first.text()).map(KnownOptions::of);
    List<Word> behind = words.subList(1, words.size());
    List<OptionWord> read =
        known.orElse(KnownOptions.none()).read(behind.stream().map(Word::text).toList());
    for (Word word : behind) {
      OptionWord meant = read.get(styles.size() - 1);
      boolean isLast = styles.size() == behind.size();
      boolean isStillTyped = word.end() == line.length();
      styles.add(
          switch (known.isPresent() ? meant.kind() : OptionWord.Kind.ARGUMENT) {
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
