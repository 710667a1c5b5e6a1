package petshell.shell.completion;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.Owners;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;
import petshell.store.Owner;

/** Completes users' email addresses and ids, both by their indexes. */
public final class OwnerCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  /** Makes one for the database that is chosen at the time of each query. */
  public OwnerCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<CompletionProposal> find(String prefix) {
    return CompletionQuery.at(
        choice,
        database ->
            Proposals.of(
                Owners.suggest(database, prefix, Proposals.MOST),
                owner -> candidate(owner, prefix)));
  }

  private static CompletionProposal candidate(Owner owner, String prefix) {
    return owner.email().startsWith(prefix)
        ? Proposals.word(owner.email(), owner.name().orElse(""))
        : Proposals.word(owner.id(), owner.email());
  }
}
