package petshell.job.fill;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import petshell.job.Operation;
import petshell.job.saved.SavedPet;
import petshell.job.saved.SavedTraitsInput;
import petshell.job.saved.SavedTraitsReader;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RestoreDao;

/**
 * Reads a whole file with saved traits before anything is written: it must be whole, name each pet
 * once, and be of this database.
 */
final class SavedTraitsCheck {
  private static final int LOOKED_UP = 1_000;

  private final Operation operation;
  private final SavedTraitsInput input;
  private final RepeatedIds ids = new RepeatedIds();
  private boolean isOfThisDatabase;

  SavedTraitsCheck(Operation operation, SavedTraitsInput input) {
    this.operation = operation;
    this.input = input;
  }

  /**
   * Checks it; to be called once.
   *
   * @return how many pets it holds
   * @throws PetShellException if it cannot be read, is damaged, or none of its pets is here, or the
   *     user stops it
   */
  long run() {
    long count = readAll();
    long[] repeated = ids.repeated();
    if (repeated.length > 0) {
      refuseRepeated(repeated);
    }
    if (!isOfThisDatabase) {
      throw new PetShellException(
          PetShellException.Kind.FAILED,
          "none of the pets in " + input.file() + " is in this database",
          "use the file that was saved from this one");
    }
    return count;
  }

  private long readAll() {
    try (SavedTraitsReader reader = SavedTraitsReader.open(input)) {
      for (List<SavedPet> some = reader.next(LOOKED_UP, Restore.BATCH_SIZE);
          !some.isEmpty();
          some = reader.next(LOOKED_UP, Restore.BATCH_SIZE)) {
        operation.cancellation().throwIfRequested();
        some.forEach(ids::add);
        isOfThisDatabase = isOfThisDatabase || areAnyHere(some);
      }
      return reader.count();
    }
  }

  private boolean areAnyHere(List<SavedPet> pets) {
    Database database = operation.database();
    RestoreDao dao = database.dao(RestoreDao.class);
    return database.read(
        () ->
            pets.stream()
                .anyMatch(pet -> !dao.stored(RestoreBatch.idOf(pet), pet.id().kind()).isEmpty()));
  }

  /** Two hashes may be the same by chance: only what really occurs twice is refused. */
  private void refuseRepeated(long[] hashes) {
    Map<Long, List<SavedPet>> seen = new HashMap<>();
    try (SavedTraitsReader reader = SavedTraitsReader.open(input)) {
      for (Optional<SavedPet> pet = reader.next(); pet.isPresent(); pet = reader.next()) {
        long hash = RepeatedIds.hash(pet.get());
        if (Arrays.binarySearch(hashes, hash) >= 0) {
          List<SavedPet> before = seen.getOrDefault(hash, List.of());
          if (before.stream().anyMatch(pet.get()::isSamePet)) {
            throw reader.repeated(pet.get());
          }
          seen.put(hash, Stream.concat(before.stream(), pet.stream()).toList());
        }
      }
    }
  }
}
