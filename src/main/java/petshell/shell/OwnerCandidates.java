package petshell.shell;

import java.util.List;
import petshell.job.Owners;
import petshell.store.Owner;

/** Completes users' email addresses and ids, both by their indexes. */
final class OwnerCandidates implements Candidates {
  private final DatabaseChoice choice;

  OwnerCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    return QuickLook.at(
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
