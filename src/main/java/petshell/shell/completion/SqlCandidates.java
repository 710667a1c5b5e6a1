package petshell.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.SqlNames;
import petshell.job.look.SqlTail;
import petshell.job.saved.Quoting;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;

/** Completes the names of tables and columns at the end of a query. */
public final class SqlCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  /** Makes one for the database that is chosen at the time of each query. */
  public SqlCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  /** What starts with the whole text is proposed, as the query is one word. */
  @Override
  public List<CompletionProposal> find(String prefix) {
    Optional<SqlTail> tail = SqlTail.of(prefix);
    if (prefix.isBlank() || tail.isEmpty()) {
      return List.of();
    }
    String before = prefix.substring(0, tail.get().start());
    return CompletionQuery.at(
        choice,
        database -> {
          List<String> names = SqlNames.suggest(database, tail.get(), Proposals.MOST + 1);
          String typed = tail.get().prefix();
          boolean keepsCase = names.stream().anyMatch(name -> name.startsWith(typed));
          List<CompletionProposal> listed = new ArrayList<>();
          names.stream()
              .filter(Quoting::isTypable)
              .limit(Proposals.MOST)
              .forEach(name -> listed.add(proposal(before, keepsCase ? typed : "", name)));
          return Proposals.withRest(
              listed, names.size() > Proposals.MOST ? 1 : 0, prefix, "more: type on");
        });
  }

  /** What was typed of a name may stay as it was: letters mean the same in either case. */
  private static CompletionProposal proposal(String before, String typed, String name) {
    String quoted = SqlNames.quoted(name);
    String word = quoted.equals(name) ? typed + name.substring(typed.length()) : quoted;
    return Proposals.word(before + word, "").displayText(name).complete(false);
  }
}
