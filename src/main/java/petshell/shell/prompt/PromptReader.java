package petshell.shell.prompt;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;
import petshell.shell.call.Questions;
import petshell.shell.call.Suspension;
import petshell.shell.dispatch.CommandCatalog;

/** Reads the lines that the user types at the terminal, and the answers to questions. */
final class PromptReader implements Questions {
  private static final char NOTHING_SHOWN = 0;
  private static final int HISTORY_LINES = 5_000;
  private static final String CONTINUATION = "... ";

  private final Terminal terminal;
  private final boolean colours;
  private final Suspension suspension;
  private volatile Supplier<AttributedString> prompt = () -> AttributedString.EMPTY;
  private volatile String shown = "";
  private final LineReader lines;
  private final LineReader answers;

  /**
   * Makes a reader.
   *
   * @param terminal where the user types
   * @param catalog the commands, for completion and colours
   * @param history the lines typed before
   * @param colours whether the terminal may show colours
   * @param suspension stops the process for Ctrl-Z
   */
  PromptReader(
      Terminal terminal,
      CommandCatalog catalog,
      PromptHistory history,
      boolean colours,
      Suspension suspension) {
    this.terminal = terminal;
    this.suspension = suspension;
    this.colours = colours;
    this.lines = lines(terminal, catalog, history, colours);
    this.answers =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("petshell")
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    lines.getWidgets().put(LineReader.CALLBACK_INIT, this::refreshAtTheStart);
    bindCtrlC(lines);
    bindCtrlC(answers);
    LateAnswer.swallow(lines);
    LateAnswer.swallow(answers);
  }

  private static LineReader lines(
      Terminal terminal, CommandCatalog catalog, PromptHistory history, boolean colours) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("petshell")
            .parser(new PromptParser())
            .completer(new CommandCompleter(catalog))
            .completionMatcher(new CandidateMatcher())
            .history(history)
            .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.HISTORY_IGNORE_SPACE, true)
            .option(Option.HISTORY_INCREMENTAL, false)
            .option(Option.AUTO_GROUP, false)
            .option(Option.DISABLE_HIGHLIGHTER, !colours)
            .highlighter(new CommandHighlighter(catalog));
    LineReader reader = builder.build();
    if (colours) {
      new AutosuggestionWidgets(reader).enable();
      reader.setAutosuggestion(SuggestionType.HISTORY);
    }
    return reader;
  }

  /**
   * Sets what writes the prompt.
   *
   * @param text must be safe on other threads
   */
  void showing(Supplier<AttributedString> text) {
    prompt = text;
  }

  /** Redraws the prompt if it has changed while the user was typing. */
  void refresh() {
    if (lines instanceof LineReaderImpl reader && reader.isReading() && !isDumb() && isNew()) {
      reader.setPrompt(shown);
      reader.redisplay();
    }
  }

  /**
   * Reads a line, or several that were continued or pasted.
   *
   * @throws UserInterruptException if the user wants to start the line again
   * @throws EndOfFileException if the user wants to leave
   */
  String read() {
    isNew();
    return read(lines, shown);
  }

  @Override
  public Optional<String> ask(String question) {
    try {
      return Optional.of(read(answers, question + " "));
    } catch (UserInterruptException | EndOfFileException left) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> askSecret(String question) {
    try {
      return Optional.of(read(answers, question + " ", NOTHING_SHOWN));
    } catch (UserInterruptException | EndOfFileException left) {
      return Optional.empty();
    }
  }

  private String read(LineReader reader, String prompt) {
    return read(reader, prompt, null);
  }

  /**
   * Reads with Ctrl-C as a key like any other. As a signal it may wake JLine's native read and
   * interrupt the thread after that too, so that one Ctrl-C counts as two.
   *
   * @param mask what is shown for each letter; null for the letters themselves
   */
  private String read(LineReader reader, String prompt, @Nullable Character mask) {
    Attributes usual = terminal.getAttributes();
    Attributes reading = new Attributes(usual);
    reading.setControlChar(ControlChar.VINTR, 0);
    terminal.setAttributes(reading);
    Suspension.Scene before = suspension.showBy(new SuspendedLine(terminal, usual));
    try {
      return reader.readLine(prompt, mask);
    } catch (EndOfFileException ended) {
      endDumbLine();
      throw ended;
    } finally {
      suspension.showBy(before);
      terminal.setAttributes(usual);
    }
  }

  /** On a dumb terminal JLine leaves the cursor behind the prompt. */
  private void endDumbLine() {
    if (isDumb()) {
      terminal.writer().print("\n");
      terminal.flush();
    }
  }

  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  /** Writes the prompt; returns whether it has changed. */
  private synchronized boolean isNew() {
    AttributedString text = prompt.get();
    String before = shown;
    shown = colours ? text.toAnsi(terminal) : text.toString();
    return !shown.equals(before);
  }

  /** The prompt may have changed after it was written and before its line began. */
  private boolean refreshAtTheStart() {
    refresh();
    return true;
  }

  private static void bindCtrlC(LineReader reader) {
    Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
        .bind(new Reference(LineReader.INTERRUPT), KeyMap.ctrl('C'));
  }
}
