package petshell.shell.completion;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.schema.Migrations;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;

/** Completes the changesets to which the schema can be rolled back. */
public final class ChangesetCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  /** Makes one for the database that is chosen at the time of each query. */
  public ChangesetCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<CompletionProposal> find(String prefix) {
    return CompletionQuery.at(
        choice,
        database ->
            new Migrations(database, message -> {})
                .state().returnPoints().stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> Proposals.word(id, ""))
                    .toList());
  }
}
