package petshell.shell.completion;

import java.util.List;
import petshell.job.look.Beginnings;
import petshell.job.look.PetLookup;
import petshell.output.Numbers;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.Candidate;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.ListedCandidates;
import petshell.store.PetName;

/**
 * Completes pets' ids by the index, their names shown beside them, and where no id begins so, by
 * their names from the cache.
 */
public final class PetCandidates implements CandidateSource {
  private final DatabaseChoice choice;
  private final PetNames names;

  public PetCandidates(DatabaseChoice choice, PetNames names) {
    this.choice = choice;
    this.names = names;
  }

  @Override
  public List<Candidate> find(String begun) {
    List<Candidate> byId =
        CompletionQuery.at(
            choice,
            database -> {
              PetLookup lookup = new PetLookup(database);
              return listed(lookup.suggest(begun, ListedCandidates.MOST), begun);
            });
    return byId.isEmpty() ? byName(begun) : byId;
  }

  /** The pets that were seen last come first where nothing is typed yet. */
  private List<Candidate> listed(Beginnings<PetName> found, String begun) {
    List<Candidate> known = begun.isEmpty() ? names.find("", ListedCandidates.MOST) : List.of();
    if (known.isEmpty()) {
      return ListedCandidates.of(found, pet -> new Candidate(pet.id(), pet.name()));
    }
    long more = Math.max(0, found.total() - known.size());
    return ListedCandidates.of(
        new Beginnings<>(known, found.commonStart(), known.size() + more, found.counted()),
        candidate -> candidate);
  }

  /** What is typed is a name: it stays as it is unless it can mean one pet alone. */
  private List<Candidate> byName(String begun) {
    List<Candidate> known = names.find(begun, ListedCandidates.MOST);
    if (known.isEmpty()) {
      return known;
    }
    if (!names.isWhole()) {
      return ListedCandidates.withRest(
          known, 1, begun, "and perhaps more, whose names are not known here");
    }
    long more = names.count(begun) - known.size();
    return ListedCandidates.withRest(known, more, begun, Numbers.grouped(more) + " more");
  }
}
