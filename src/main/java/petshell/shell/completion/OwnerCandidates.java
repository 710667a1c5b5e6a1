package petshell.shell.completion;

import java.util.List;
import petshell.job.look.Owners;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.Candidate;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.ListedCandidates;
import petshell.store.Owner;

/** Completes users' email addresses and ids, both by their indexes. */
public final class OwnerCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  public OwnerCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    return CompletionQuery.at(
        choice,
        database ->
            ListedCandidates.of(
                Owners.suggest(database, begun, ListedCandidates.MOST),
                owner -> candidate(owner, begun)));
  }

  private static Candidate candidate(Owner owner, String begun) {
    return owner.email().startsWith(begun)
        ? new Candidate(owner.email(), owner.name().orElse(""))
        : new Candidate(owner.id(), owner.email());
  }
}
