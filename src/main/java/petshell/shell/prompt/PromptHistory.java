package petshell.shell.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import petshell.output.Console;
import petshell.output.Secrets;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.StrictParser;
import petshell.shell.line.WordScanner;
import petshell.shell.line.WordScanner.Word;
import petshell.shell.option.GlobalOption;

/**
 * The lines typed before. A line that can destroy something, or makes no sense, is found, but never
 * suggested.
 */
final class PromptHistory extends DefaultHistory {
  private static final int LINES_FOR_SUGGESTIONS = 500;

  private final CommandCatalog catalog;
  private final Optional<Path> file;
  private final StrictParser parser;
  private final Map<String, Boolean> suggested = new ConcurrentHashMap<>();
  private boolean isKept = true;
  private Optional<LineReader> attached = Optional.empty();

  /**
   * Makes a history.
   *
   * @param catalog the commands
   * @param file where the lines are kept, if anywhere
   */
  PromptHistory(CommandCatalog catalog, Optional<Path> file) {
    this.catalog = catalog;
    this.file = file;
    this.parser = new StrictParser(catalog.registry());
  }

  @Override
  public void attach(LineReader reader) {
    attached = Optional.of(reader);
    file.ifPresent(path -> reader.setVariable(LineReader.HISTORY_FILE, path));
    super.attach(reader);
  }

  /** Keeps a line without the passwords in it. */
  @Override
  public void add(Instant time, String line) {
    super.add(time, Secrets.hidden(line));
  }

  /** Writes the new lines to the file; says once where that cannot be done. */
  void keep(Console console) {
    if (file.isEmpty() || !isKept) {
      return;
    }
    try {
      save();
    } catch (IOException unwritable) {
      isKept = false;
      console.warning("history cannot be saved: " + unwritable.getMessage());
    }
  }

  /**
   * Returns the lines from the newest to the oldest. JLine asks for them when it searches, for all
   * of them then, and when it makes a suggestion.
   */
  @Override
  public Iterator<Entry> reverseIterator(int index) {
    boolean isSearch = attached.map(LineReader::getSearchTerm).isPresent();
    if (isSearch) {
      return super.reverseIterator(index);
    }
    List<Entry> harmless = new ArrayList<>();
    Iterator<Entry> all = super.reverseIterator(index);
    while (all.hasNext() && harmless.size() < LINES_FOR_SUGGESTIONS) {
      Entry entry = all.next();
      if (mayBeSuggested(entry.line())) {
        harmless.add(entry);
      }
    }
    return harmless.iterator();
  }

  /** Notes a line that made no sense when it was run. */
  void noteWrong(String line) {
    suggested.put(line.strip(), false);
  }

  boolean mayBeSuggested(String line) {
    return suggested.computeIfAbsent(line.strip(), this::isHarmless);
  }

  private boolean isHarmless(String line) {
    List<String> words = WordScanner.scan(line).stream().map(Word::text).toList();
    boolean isDestructive =
        words.stream()
            .flatMap(word -> catalog.find(word).stream())
            .findFirst()
            .map(AnnotatedCommand::isDestructive)
            .orElse(false);
    return !words.isEmpty()
        && !line.contains("\n")
        && !isDestructive
        && words.stream().noneMatch(GlobalOption.YES.words()::contains)
        && parser.makesSense(words);
  }
}
