package petshell.shell;

import java.util.List;
import petshell.job.PetLookup;

/**
 * Completes pets' ids by the index, their names shown beside them, and where no id begins so, by
 * their names from the cache.
 */
final class PetCandidates implements Candidates {
  private static final int MOST = 30;

  private final DatabaseChoice choice;
  private final PetNames names;

  PetCandidates(DatabaseChoice choice, PetNames names) {
    this.choice = choice;
    this.names = names;
  }

  @Override
  public List<Candidate> find(String begun) {
    List<Candidate> known = names.find(begun, MOST);
    if (begun.isEmpty() && !known.isEmpty()) {
      return known;
    }
    List<Candidate> byId =
        QuickLook.at(
            choice,
            database ->
                new PetLookup(database)
                    .suggest(begun, MOST).stream()
                        .map(pet -> new Candidate(pet.id(), pet.name()))
                        .toList());
    return byId.isEmpty() ? known : byId;
  }
}
