package petshell.job.look;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.Cancellation;
import petshell.job.Progress;
import petshell.job.Readiness;
import petshell.job.Spool;
import petshell.job.saved.SavedTraitsWriter;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitState;

/**
 * Reads the stored traits of pets, all from one moment, to be written as a rollback saves them. The
 * transaction is over before anything is written, so that the web app never waits for the output.
 */
public final class TraitsExport {
  private final Database database;
  private final Cancellation cancellation;
  private final Progress progress;
  private final PetCriteria criteria;

  /** What was read. */
  public static final class Lines implements AutoCloseable {
    private final Spool spool;
    private final long pets;

    private Lines(Spool spool, long pets) {
      this.spool = spool;
      this.pets = pets;
    }

    /** Returns how many pets there are, 0 or more; each has a line. */
    public long pets() {
      return pets;
    }

    /**
     * Writes them, once.
     *
     * @param target takes the text, and is flushed
     * @throws IOException if the target does
     * @throws PetShellException if what was read is not there any more
     */
    public void writeTo(Writer target) throws IOException {
      SavedTraitsWriter.addCounts(
          new BufferedReader(new InputStreamReader(spool.read(), StandardCharsets.UTF_8)),
          pets,
          target);
    }

    @Override
    public void close() {
      spool.close();
    }
  }

  /**
   * Makes an export.
   *
   * @param database the open database
   * @param cancellation the cancellation token
   * @param progress follows the work
   * @param criteria which pets
   */
  public TraitsExport(
      Database database, Cancellation cancellation, Progress progress, PetCriteria criteria) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.criteria = Objects.requireNonNull(criteria, "criteria");
  }

  /**
   * Reads the pets that have something stored.
   *
   * @return the lines, which the caller closes
   * @throws PetShellException if there is no traits column, no user has the owner's id or address,
   *     the database fails or is damaged, the user stops it, or there is no room for the lines
   */
  public Lines read() {
    Readiness.requireColumn(database);
    if (criteria.generation().isPresent()) {
      WebApp.requireWholePets(database);
    } else if (criteria.owner().isPresent()) {
      WebApp.requireWithUsers(database);
    }
    Spool spool = new Spool();
    try (TraitsDao traits = database.traits()) {
      return new Lines(spool, database.read(() -> fill(spool, traits)));
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    } finally {
      progress.done();
    }
  }

  private long fill(Spool spool, TraitsDao traits) {
    Optional<String> owner = criteria.owner().map(one -> Owners.find(database, one).id());
    PetCounts counts = database.dao(PetCounts.class);
    long expected = owner.map(counts::countOf).orElseGet(counts::count);
    PetScan scan = new PetScan(database, traits, criteria.filterBesideTraits(owner));
    SavedTraitsWriter writer = new SavedTraitsWriter(spool.stream(), OptionalLong.empty());
    long seen = 0;
    long written = 0;
    GeneratedTraits generator = new GeneratedTraits();
    for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
      cancellation.throwIfRequested();
      for (StoredPet pet : chunk) {
        TraitState state = pet.state(generator);
        if (state != TraitState.MISSING && criteria.areMetBy(pet.traits(), state)) {
          writer.write(traits, pet, state);
          written++;
        }
      }
      seen += chunk.size();
      progress.rows(seen, Math.max(seen, expected), 0, chunk.size());
    }
    scan.requireWhole();
    writer.flush();
    return written;
  }
}
