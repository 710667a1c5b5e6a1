package petshell.shell.prompt;

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
      if (line.wordIndex() == 0) {
        catalog.commands().forEach(command -> candidates.add(candidate(command)));
      } else {
        catalog.find(line.words().get(0)).ifPresent(command -> complete(command, line, candidates));
      }
    } catch (RuntimeException broken) {
      candidates.clear();
    }
  }

  private static void complete(
      AnnotatedCommand command, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words().subList(1, line.words().size());
    CompletionContext context =
        new CompletionContext(words, line.wordIndex() - 1, line.wordCursor(), command, null);
    for (CompletionProposal proposal : command.getCompletionProvider().apply(context)) {
      candidates.add(candidate(proposal, candidates.size()));
    }
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
