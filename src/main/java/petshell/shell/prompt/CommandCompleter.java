package petshell.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.output.Glyphs;
import petshell.output.SafeText;
import petshell.output.TerminalFacts;
import petshell.output.TextWidth;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandCompletion;
import petshell.shell.line.OptionWord;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.Proposals;

/** Completes commands, and asks the command for all that follows it. */
public final class CommandCompleter implements Completer {
  private static final int MIN_WIDTH = 10;

  private final CommandCatalog catalog;

  /** Makes a completer for some commands. */
  public CommandCompleter(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      List<OptionWord> before =
          OptionWord.read(line.words(), GlobalOption::takesValue).stream()
              .takeWhile(word -> word.kind() != OptionWord.Kind.ARGUMENT)
              .toList();
      boolean ended = before.stream().anyMatch(word -> word.kind() == OptionWord.Kind.END);
      boolean startsOption = line.word().equals("-") && !ended;
      if (before.size() < line.wordIndex()) {
        complete(reader, line, before, candidates);
      } else if (before.size() == line.wordIndex() && !startsOption) {
        commands(reader, line.word(), candidates);
      } else {
        add(
            CommandCompletion.beforeCommand().apply(context(line.words(), line)),
            reader,
            candidates);
      }
    } catch (RuntimeException broken) {
      candidates.clear();
    }
  }

  /** Completes what follows a command, with the options that precede it. */
  private void complete(
      @Nullable LineReader reader,
      ParsedLine line,
      List<OptionWord> before,
      List<Candidate> candidates) {
    catalog
        .find(line.words().get(before.size()))
        .ifPresent(
            command -> {
              List<String> words = new ArrayList<>(before.stream().map(OptionWord::text).toList());
              words.addAll(line.words().subList(before.size() + 1, line.words().size()));
              add(command.getCompletionProvider().apply(context(words, line)), reader, candidates);
            });
  }

  private static CompletionContext context(List<String> words, ParsedLine line) {
    return new CompletionContext(words, words.size() - 1, line.wordCursor(), null, null);
  }

  /** Of all commands only the names, in columns; of those that a word begins, what they do too. */
  private void commands(@Nullable LineReader reader, String word, List<Candidate> candidates) {
    if (word.isEmpty()) {
      catalog.names().forEach(name -> candidates.add(new Candidate(name)));
      return;
    }
    add(
        catalog.commands().stream()
            .filter(command -> command.getName().startsWith(word))
            .map(command -> Proposals.word(command.getName(), command.getDescription()))
            .toList(),
        reader,
        candidates);
  }

  /** What is said of each word begins in one column. */
  private static void add(
      List<CompletionProposal> proposals, @Nullable LineReader reader, List<Candidate> candidates) {
    int column =
        proposals.stream()
            .filter(CommandCompleter::isDescribed)
            .mapToInt(proposal -> TextWidth.of(SafeText.of(proposal.displayText())))
            .max()
            .orElse(0);
    int width =
        reader == null ? TerminalFacts.DEFAULT_WIDTH : reader.getTerminal().getSize().getColumns();
    for (CompletionProposal proposal : proposals) {
      String shown = SafeText.of(proposal.displayText());
      if (isDescribed(proposal)) {
        String described =
            TextWidth.pad(shown, column)
                + "  "
                + SafeText.of(Objects.requireNonNull(proposal.description()));
        shown = TextWidth.cut(described, Math.max(MIN_WIDTH, width - 1), Glyphs.UNICODE);
      }
      candidates.add(candidate(proposal, shown, candidates.size()));
    }
  }

  private static boolean isDescribed(CompletionProposal proposal) {
    String description = proposal.description();
    return description != null && !description.isEmpty() && !Proposals.isRest(proposal);
  }

  private static Candidate candidate(CompletionProposal proposal, String shown, int order) {
    return Proposals.isRest(proposal)
        ? new RestOfCandidates(proposal.value(), shown, order)
        : new Candidate(
            proposal.value(), shown, null, null, null, null, proposal.complete(), order);
  }
}
