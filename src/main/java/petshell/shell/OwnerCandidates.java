package petshell.shell;

import java.util.List;
import petshell.job.Owners;
import petshell.store.Owner;

/** Completes users' email addresses and ids, both by their indexes. */
final class OwnerCandidates implements Candidates {
  private static final int MOST = 30;

  private final DatabaseChoice choice;

  OwnerCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    return QuickLook.at(
        choice,
        database ->
            Owners.suggest(database, begun, MOST).stream()
                .map(owner -> candidate(owner, begun))
                .toList());
  }

  private static Candidate candidate(Owner owner, String begun) {
    return owner.email().startsWith(begun)
        ? new Candidate(owner.email(), owner.name().orElse(""))
        : new Candidate(owner.id(), owner.email());
  }
}
