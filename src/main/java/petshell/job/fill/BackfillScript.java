package petshell.job.fill;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.SqlScript;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetScan;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.store.TraitsScript;
import petshell.trait.TraitText;

/**
 * Writes what a backfill would do as a script, for a database that petshell cannot reach. It reads
 * chunk by chunk, while others write, and writes nothing to the database.
 */
public final class BackfillScript {
  private final Operation operation;
  private final SqlScript.Shape shape;
  private final OptionalLong limit;

  /**
   * Makes it.
   *
   * @param operation what to work with; the database may be open to read only
   * @param limit how many pets at most, 1 or more
   */
  public BackfillScript(Operation operation, SqlScript.Shape shape, OptionalLong limit) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.shape = Objects.requireNonNull(shape, "shape");
    this.limit = Objects.requireNonNull(limit, "limit");
  }

  /**
   * Writes the script.
   *
   * @param writer takes it, and is flushed
   * @throws petshell.store.PetShellException if the column is missing, the database fails, or the
   *     user stops it
   */
  public SqlScript.Written writeTo(Writer writer) throws IOException {
    Database database = operation.database();
    Readiness.requireColumn(database);
    long missing = database.read(database.dao(PetCounts.class)::countWithoutTraits);
    long most = Math.min(missing, limit.orElse(Long.MAX_VALUE));
    TraitsScript sql = database.traitsScript();
    SqlScript script = new SqlScript(sql, writer, shape);
    long failed = 0;
    try (TraitsDao traits = database.traits()) {
      script.heading(
          operation,
          String.format(Locale.ROOT, "Traits for pets that have none: %,d of %,d.", most, missing));
      PetScan scan = new PetScan(database, traits);
      List<StoredPet> chunk = scan.next();
      while (!chunk.isEmpty() && script.count() < limit.orElse(Long.MAX_VALUE)) {
        operation.cancellation().throwIfRequested();
        failed += write(chunk, sql, script);
        operation.progress().rows(script.count(), most, failed, shape.batch());
        chunk = scan.next();
      }
      script.end();
    } finally {
      operation.progress().done();
    }
    return new SqlScript.Written(script.count(), failed);
  }

  /** Returns how many pets cannot be filled. */
  private long write(List<StoredPet> chunk, TraitsScript sql, SqlScript script) throws IOException {
    long failed = 0;
    for (StoredPet pet : chunk) {
      if (!pet.traits().isMissing() || script.count() == limit.orElse(Long.MAX_VALUE)) {
        continue;
      }
      if (pet.key().text()) {
        script.add(sql.fill(pet.key().id(), TraitText.of(pet.key().id())));
      } else {
        failed++;
      }
    }
    return failed;
  }
}
