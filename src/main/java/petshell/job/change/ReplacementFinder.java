package petshell.job.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import petshell.job.Ids;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.fill.BatchWriter;
import petshell.store.Database;
import petshell.store.Pet;
import petshell.store.PetCounts;
import petshell.store.PetDao;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.TraitsDao;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;

/** Finds the pets whose stored traits are not those that their ids give; writes nothing. */
public final class ReplacementFinder {
  /**
   * What a regeneration would change.
   *
   * @param count how many pets
   * @param unchanged how many pets need no change
   * @param failed how many pets cannot be regenerated, because their ids are not proper text
   * @param first the first pets that would change
   */
  public record Preview(long count, long unchanged, long failed, List<Replacement> first) {}

  private final Operation operation;

  /**
   * Makes a finder.
   *
   * @param operation what to work with; the database is open
   */
  public ReplacementFinder(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /**
   * Finds what would change for these pets; writes nothing.
   *
   * @param ids whole ids
   * @return those whose stored text is not exact, in the order of the ids
   * @throws PetShellException if there is no pet with one of the ids, or the column is missing
   */
  public List<Replacement> find(List<String> ids) {
    Readiness.requireColumn(operation.database());
    return operation.database().read(() -> each(ids));
  }

  private List<Replacement> each(List<String> ids) {
    PetDao pets = operation.database().dao(PetDao.class);
    List<Replacement> found = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      Pet pet =
          pets.find(id)
              .filter(one -> one.id().equals(id))
              .orElseThrow(
                  () ->
                      new PetShellException(
                          PetShellException.Kind.FAILED,
                          "no pet has the id " + Ids.quoted(id),
                          "see list-pets"));
      if (!pets.hasTextAsId(id)) {
        throw new PetShellException(
            PetShellException.Kind.FAILED, BatchWriter.NO_TEXT + ": " + Ids.quoted(id));
      }
      TraitState state = pet.traits().state(id);
      if (state != TraitState.EXACT) {
        found.add(
            new Replacement(
                id, Optional.of(pet.name()), state, pet.traits(), TraitGenerator.generate(id)));
      }
    }
    return found;
  }

  /**
   * Counts what would change for all pets in some states; writes nothing.
   *
   * @param states the states to regenerate; EXACT changes nothing and may not be among them
   * @param show how many of them to return
   * @return the first of them, and the count of all
   * @throws PetShellException if the column is missing, or the user stops it
   */
  public Preview preview(Set<TraitState> states, int show) {
    Database database = operation.database();
    Readiness.requireColumn(database);
    try (TraitsDao traits = database.traits()) {
      return database.read(
          () -> {
            ReplacementSource source = scan(traits, states);
            PetDao pets = database.dao(PetDao.class);
            List<Replacement> first = new ArrayList<>();
            long count = 0;
            long unchanged = 0;
            long failed = 0;
            for (ReplacementSource.Batch batch = source.next();
                !batch.isEnd();
                batch = source.next()) {
              operation.cancellation().throwIfRequested();
              count += batch.replacements().size();
              unchanged += batch.unchanged();
              failed += batch.unmatched().size();
              batch.replacements().stream()
                  .limit(show - (long) first.size())
                  .map(one -> one.named(pets))
                  .forEach(first::add);
              operation.progress().rows(source.done(), source.total(), 0, Regenerate.BATCH);
            }
            return new Preview(count, unchanged, failed, first);
          });
    } finally {
      operation.progress().done();
    }
  }

  /**
   * Goes once over all pets for those in some states.
   *
   * @param traits reads them
   * @param states the states to find, without EXACT
   */
  ReplacementSource scan(TraitsDao traits, Set<TraitState> states) {
    if (states.contains(TraitState.EXACT)) {
      throw new IllegalArgumentException("exact traits are not regenerated");
    }
    Database database = operation.database();
    long total = database.read(database.dao(PetCounts.class)::count);
    return new ScannedReplacements(new PetScan(database, traits), states, Regenerate.BATCH, total);
  }
}
