package petshell.job.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import petshell.job.Operation;
import petshell.job.RowWrites;
import petshell.job.saved.SavedPet;
import petshell.store.Database;
import petshell.store.QuarantineDao;
import petshell.store.RawValue;
import petshell.store.RestoreDao;
import petshell.store.RunCounts;
import petshell.store.StoredTime;
import petshell.trait.TraitCheck;
import petshell.trait.TraitState;

/** Restores the traits of some pets, or would, within one transaction, and counts; used once. */
public final class RestoreBatch {
  /** What is said of a pet whose saved traits are not valid. */
  static final String INVALID =
      "the saved traits are not valid and were skipped; backfill generates new ones";

  /** What is said of a pet that had no id when its traits were saved. */
  public static final String WITHOUT_ID =
      "the pet has no id to find it by; its traits stay in the file";

  private final Database database;
  private final RestoreDao dao;
  private final StoredTime now;
  private final OptionalLong run;
  private final boolean replaces;
  private final List<SavedPet> written = new ArrayList<>();
  private final List<String> invalidIds = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();
  private long unchanged;
  private RestoredCounts restored = RestoredCounts.NONE;

  /**
   * Makes a batch.
   *
   * @param run the run that writes it, empty where nothing is to be written
   * @param replaces whether saved traits are written over others
   */
  RestoreBatch(Operation operation, OptionalLong run, boolean replaces) {
    this.run = run;
    this.replaces = replaces;
    this.database = operation.database();
    this.dao = database.dao(RestoreDao.class);
    this.now = StoredTime.of(operation.clock().instant());
  }

  void restore(SavedPet pet) {
    List<RawValue> stored = dao.stored(idOf(pet), pet.id().kind());
    if (stored.isEmpty()) {
      pet.place().ifPresent(row -> withoutId.add(pet.shownId()));
      restored = restored.plus(new RestoredCounts(0, 0, 0, 0, 0, 1));
    } else if (stored.get(0).value() != null) {
      restoreOver(stored.get(0).value(), pet);
    } else if (isValid(pet)) {
      fill(pet);
    } else {
      invalidIds.add(pet.shownId());
      restored = restored.plus(new RestoredCounts(0, 0, 0, 0, 1, 0));
    }
  }

  private void fill(SavedPet pet) {
    String traits = pet.traits().orElseThrow();
    if (run.isPresent()) {
      RowWrites.requireWritten(dao.fill(idOf(pet), pet.id().kind(), traits, now));
      noteWritten(pet);
    }
    restored = restored.plus(new RestoredCounts(1, 0, isExact(pet, traits) ? 0 : 1, 0, 0, 0));
  }

  private void restoreOver(Object stored, SavedPet pet) {
    if (pet.traits().filter(text -> dao.isSame(stored, text)).isPresent()) {
      unchanged++;
    } else if (!isValid(pet)) {
      restored = restored.plus(new RestoredCounts(0, 0, 0, 0, 1, 0));
    } else if (replaces && pet.id().text().isPresent()) {
      replace(pet);
    } else {
      restored = restored.plus(new RestoredCounts(0, 0, 0, 1, 0, 0));
    }
  }

  /** What is written over is kept in the same transaction, for an undo. */
  private void replace(SavedPet pet) {
    String id = pet.id().text().orElseThrow();
    String traits = pet.traits().orElseThrow();
    if (run.isPresent()) {
      RowWrites.requireWritten(dao.keep(run.getAsLong(), id, traits));
      RowWrites.requireWritten(dao.replace(id, traits, now));
      noteWritten(pet);
    }
    restored = restored.plus(new RestoredCounts(0, 1, isExact(pet, traits) ? 0 : 1, 0, 0, 0));
  }

  private void noteWritten(SavedPet pet) {
    written.add(pet);
    pet.id().text().ifPresent(database.dao(QuarantineDao.class)::release);
  }

  /**
   * Makes sure that no trigger has undone what was written so far; to be called at the end.
   *
   * @throws petshell.store.StoreException of the reason ROW if one has
   */
  void requireKept() {
    for (SavedPet pet : written) {
      List<RawValue> stored = dao.stored(idOf(pet), pet.id().kind());
      Object value = stored.isEmpty() ? null : stored.get(0).value();
      RowWrites.requireKept(
          value != null && pet.traits().filter(text -> dao.isSame(value, text)).isPresent());
    }
  }

  /** Returns the id as the database is asked for it. */
  static Object idOf(SavedPet pet) {
    return pet.id().text().<Object>map(text -> text).orElse(pet.id().bytes());
  }

  private static boolean isValid(SavedPet pet) {
    return pet.traits().filter(text -> TraitCheck.check(text).traits().isPresent()).isPresent();
  }

  private static boolean isExact(SavedPet pet, String traits) {
    return pet.id().text().filter(id -> TraitState.of(id, traits) == TraitState.EXACT).isPresent();
  }

  /** Returns what the journal counts. */
  RunCounts counts() {
    long skipped = restored.other() + restored.unknown() + restored.invalid();
    return new RunCounts(restored.restored(), unchanged, skipped, 0, 1);
  }

  RestoredCounts restored() {
    return restored;
  }

  /** Returns the pets that cannot be found, as they have no id. */
  List<String> withoutId() {
    return withoutId;
  }

  /** Returns the pets that are left without traits, as the saved ones are not valid. */
  List<String> invalidIds() {
    return invalidIds;
  }
}
