package petshell.job.change;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import petshell.job.Cancellation;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetName;
import petshell.store.RawValue;
import petshell.store.ReplacedDao;
import petshell.store.StoredTraits;
import petshell.trait.TraitDifference;

/**
 * What a run replaced, pet by pet, in the order of the ids. Each page is read for itself, so that
 * nobody waits while the user reads.
 */
public final class RunChanges {
  private static final int PAGE = 100;
  private static final int SHOWN = 60;

  /**
   * What a run replaced for one pet.
   *
   * @param petId the pet's id, users' text
   * @param name the pet's name, users' text; empty where there is no such pet any more
   * @param before what had been stored
   * @param after what the run stored
   */
  public record PetChange(
      String petId, Optional<String> name, StoredTraits before, StoredTraits after) {
    /** Returns the fields that changed; empty where the values were only written differently. */
    public List<TraitDifference> differences() {
      @Nullable String text =
          after.isMissing() ? null : after.text().or(() -> after.shown(SHOWN)).orElseThrow();
      return before.differences(text);
    }
  }

  private final Database database;
  private final Cancellation cancellation;
  private final long run;

  /**
   * Makes a reader.
   *
   * @param database the open database, with the journal
   * @param cancellation the cancellation token
   * @param run the number of the run
   */
  public RunChanges(Database database, Cancellation cancellation, long run) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.run = run;
  }

  /** Counts the pets whose traits the run replaced, 0 or more. */
  public long count() {
    return database.read(() -> database.dao(ReplacedDao.class).count(run));
  }

  /**
   * Hands out the changes; the iterator lasts as long as the call.
   *
   * @param limit how many at most; no more than there are, so that a damaged index has an end
   * @param reader takes the changes, all of them or the first
   * @throws petshell.store.PetShellException if the database fails, or the user stops it
   */
  public void read(long limit, Consumer<Iterator<PetChange>> reader) {
    reader.accept(new Pages(limit));
  }

  /** Reads a page when the one before is used up. */
  private final class Pages implements Iterator<PetChange> {
    private final Deque<PetChange> page = new ArrayDeque<>();
    private long left;
    private boolean started;
    private @Nullable Object last;

    Pages(long limit) {
      left = limit;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && left > 0) {
        cancellation.throwIfRequested();
        database.read(this::load);
      }
      return left > 0 && !page.isEmpty();
    }

    private int load() {
      ReplacedDao dao = database.dao(ReplacedDao.class);
      int size = (int) Math.min(PAGE, left);
      List<RawValue> ids = started ? dao.pageAfter(run, last, size) : dao.firstPage(run, size);
      started = true;
      for (RawValue id : ids) {
        last = id.value();
        dao.find(run, id.value()).ifPresent(found -> page.add(change(id, found)));
      }
      return page.size();
    }

    private PetChange change(RawValue id, ReplacedDao.Replaced found) {
      Optional<String> name =
          id.value() instanceof String text
              ? database.dao(PetDao.class).name(text).map(PetName::name)
              : Optional.empty();
      return new PetChange(id.text(), name, found.before(), found.after());
    }

    @Override
    public PetChange next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      return page.remove();
    }
  }
}
