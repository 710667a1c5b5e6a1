package petshell.job;

import java.util.ArrayList;
import java.util.List;
import petshell.store.Database;
import petshell.store.QuarantineDao;
import petshell.store.RawValue;
import petshell.store.RestoreDao;
import petshell.store.RunCounts;
import petshell.store.StoredTime;
import petshell.trait.TraitCheck;
import petshell.trait.TraitState;

/** Takes the traits of some pets back, or would, within one transaction, and counts; used once. */
final class RestoreBatch {
  /** What is said of a pet whose saved traits are not valid. */
  static final String INVALID =
      "the saved traits are not valid, so they were left out; backfill generates them";

  private final Database database;
  private final RestoreDao dao;
  private final StoredTime now;
  private final boolean writes;
  private final List<SavedPet> written = new ArrayList<>();
  private final List<String> invalidIds = new ArrayList<>();
  private long changed;
  private long unchanged;
  private long otherTraits;
  private long different;
  private long unknown;

  RestoreBatch(Operation operation, boolean writes) {
    this.writes = writes;
    this.database = operation.database();
    this.dao = database.dao(RestoreDao.class);
    this.now = StoredTime.of(operation.clock().instant());
  }

  void restore(SavedPet pet) {
    Object id = idOf(pet);
    List<RawValue> stored = dao.stored(id, pet.id().isText());
    if (stored.isEmpty()) {
      unknown++;
    } else if (stored.get(0).value() != null) {
      count(pet, stored.get(0));
    } else if (!isValid(pet)) {
      invalidIds.add(pet.shownId());
    } else {
      String traits = pet.traits().orElseThrow();
      if (writes) {
        Regenerate.requireWritten(dao.fill(id, pet.id().isText(), traits, now));
        written.add(pet);
        pet.id().text().ifPresent(database.dao(QuarantineDao.class)::release);
      }
      changed++;
      different += isExact(pet, traits) ? 0 : 1;
    }
  }

  /**
   * Makes sure that no trigger has undone what was written so far; to be called at the end.
   *
   * @throws petshell.store.StoreException of the reason ROW if one has
   */
  void requireKept() {
    for (SavedPet pet : written) {
      List<RawValue> stored = dao.stored(idOf(pet), pet.id().isText());
      Regenerate.requireKept(
          !stored.isEmpty()
              && pet.traits().filter(text -> text.equals(stored.get(0).value())).isPresent());
    }
  }

  private static Object idOf(SavedPet pet) {
    return pet.id().text().<Object>map(text -> text).orElse(pet.id().bytes());
  }

  private void count(SavedPet pet, RawValue stored) {
    if (pet.traits().filter(stored.value()::equals).isPresent()) {
      unchanged++;
    } else {
      otherTraits++;
    }
  }

  private static boolean isValid(SavedPet pet) {
    return pet.traits().filter(text -> TraitCheck.check(text).traits().isPresent()).isPresent();
  }

  private static boolean isExact(SavedPet pet, String traits) {
    return pet.id().text().filter(id -> TraitState.of(id, traits) == TraitState.EXACT).isPresent();
  }

  /** Returns what the journal counts. */
  RunCounts counts() {
    return new RunCounts(changed, unchanged, otherTraits + unknown + invalidIds.size(), 0, 1);
  }

  long different() {
    return different;
  }

  long unknown() {
    return unknown;
  }

  List<String> invalidIds() {
    return invalidIds;
  }
}
