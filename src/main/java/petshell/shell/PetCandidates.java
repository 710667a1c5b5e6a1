package petshell.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import petshell.job.PetLookup;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;

/** Completes pets' ids by the index, their names shown beside them; never waits for a lock. */
final class PetCandidates implements Candidates {
  private static final int MOST = 30;
  private static final OpenOptions AT_ONCE =
      new OpenOptions(Access.READ, Duration.ZERO, time -> true);

  private final DatabaseChoice choice;

  PetCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    Optional<Path> file = choice.ifNamed();
    if (file.isEmpty()) {
      return List.of();
    }
    try (Database database = Database.open(file.get(), AT_ONCE)) {
      return new PetLookup(database)
          .suggest(begun, MOST).stream().map(pet -> new Candidate(pet.id(), pet.name())).toList();
    } catch (PetShellException unreadable) {
      // Nothing to offer while the database is locked, or none.
      return List.of();
    }
  }
}
