package petshell.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.output.SafeText;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandCompletion;
import petshell.shell.line.OptionWord;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.Proposals;

/** Completes commands, and asks the command for all that follows it. */
public final class CommandCompleter implements Completer {
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
        complete(line, before, candidates);
      } else if (before.size() == line.wordIndex() && !startsOption) {
        catalog.commands().forEach(command -> candidates.add(candidate(command)));
      } else {
        add(CommandCompletion.beforeCommand().apply(context(line.words(), line)), candidates);
      }
    } catch (RuntimeException broken) {
      candidates.clear();
    }
  }

  /** Completes what follows a command, with the options that precede it. */
  private void complete(ParsedLine line, List<OptionWord> before, List<Candidate> candidates) {
    catalog
        .find(line.words().get(before.size()))
        .ifPresent(
            command -> {
              List<String> words = new ArrayList<>(before.stream().map(OptionWord::text).toList());
              words.addAll(line.words().subList(before.size() + 1, line.words().size()));
              add(command.getCompletionProvider().apply(context(words, line)), candidates);
            });
  }

  private static CompletionContext context(List<String> words, ParsedLine line) {
    return new CompletionContext(words, words.size() - 1, line.wordCursor(), null, null);
  }

  private static void add(List<CompletionProposal> proposals, List<Candidate> candidates) {
    proposals.forEach(proposal -> candidates.add(candidate(proposal, candidates.size())));
  }

  private static Candidate candidate(AnnotatedCommand command) {
    String name = command.getName();
    return new Candidate(name, name, null, command.getDescription(), null, null, true, 0);
  }

  private static Candidate candidate(CompletionProposal proposal, int order) {
    if (Proposals.isRest(proposal)) {
      return new RestOfCandidates(proposal.value(), SafeText.of(proposal.displayText()), order);
    }
    String description = proposal.description();
    return new Candidate(
        proposal.value(),
        SafeText.of(proposal.displayText()),
        null,
        description == null || description.isEmpty() ? null : SafeText.of(description),
        null,
        null,
        proposal.complete(),
        order);
  }
}
