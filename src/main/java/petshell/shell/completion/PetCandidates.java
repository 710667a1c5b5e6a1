package petshell.shell.completion;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.PetLookup;
import petshell.job.look.PrefixMatches;
import petshell.output.Numbers;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;
import petshell.store.PetName;

/**
 * Completes pets' ids by the index, with their names, and where no id has the prefix, by their
 * names from the cache.
 */
public final class PetCandidates implements CandidateSource {
  private final DatabaseChoice choice;
  private final PetNames names;

  /**
   * Makes one for the database that is chosen at the time of each query.
   *
   * @param choice the choice of the database
   * @param names the cache of names
   */
  public PetCandidates(DatabaseChoice choice, PetNames names) {
    this.choice = choice;
    this.names = names;
  }

  @Override
  public List<CompletionProposal> find(String prefix) {
    List<CompletionProposal> byId =
        CompletionQuery.at(
            choice,
            database -> {
              PetLookup lookup = new PetLookup(database);
              return listed(lookup.suggest(prefix, Proposals.MOST), prefix);
            });
    return byId.isEmpty() ? byName(prefix) : byId;
  }

  /** The pets that were seen last come first where nothing is typed yet. */
  private List<CompletionProposal> listed(PrefixMatches<PetName> found, String prefix) {
    List<CompletionProposal> known = prefix.isEmpty() ? names.find("", Proposals.MOST) : List.of();
    if (known.isEmpty()) {
      return Proposals.of(found, pet -> Proposals.word(pet.id(), pet.name()));
    }
    long more = Math.max(0, found.total() - known.size());
    return Proposals.of(
        new PrefixMatches<>(known, found.commonStart(), known.size() + more, found.counted()),
        candidate -> candidate);
  }

  /** What is typed is a name: it stays as it is unless it can mean one pet alone. */
  private List<CompletionProposal> byName(String prefix) {
    List<CompletionProposal> known = names.find(prefix, Proposals.MOST);
    if (known.isEmpty()) {
      return known;
    }
    if (!names.isWhole()) {
      return Proposals.withRest(
          known, 1, prefix, "and perhaps more, whose names are not known here");
    }
    long more = names.count(prefix) - known.size();
    return Proposals.withRest(known, more, prefix, Numbers.grouped(more) + " more");
  }
}
