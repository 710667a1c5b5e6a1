package petshell.job.change;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import petshell.job.Operation;
import petshell.job.SqlScript;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.TraitsDao;
import petshell.store.TraitsScript;
import petshell.trait.TraitJson;
import petshell.trait.TraitState;

/**
 * Writes what a regeneration would do as a script, for a database that petshell cannot reach;
 * writes nothing to the database.
 */
public final class RegenerateScript {
  private final Operation operation;
  private final SqlScript.Shape shape;

  /**
   * Makes it.
   *
   * @param operation what to work with; the database may be open to read only
   */
  public RegenerateScript(Operation operation, SqlScript.Shape shape) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.shape = Objects.requireNonNull(shape, "shape");
  }

  /**
   * Writes the script for some pets.
   *
   * @param ids whole ids
   * @param writer takes it, and is flushed
   * @throws PetShellException if there is no pet with one of the ids, or the column is missing
   */
  public SqlScript.Written writeTo(Writer writer, List<String> ids) throws IOException {
    List<Replacement> found = new ReplacementFinder(operation).find(ids);
    return write(writer, new ListedReplacements(found, Regenerate.BATCH), found.size());
  }

  /**
   * Writes the script for all pets in some states.
   *
   * @param states the states, without EXACT
   * @param writer takes it, and is flushed
   * @throws PetShellException if the column is missing, or the user stops it
   */
  public SqlScript.Written writeTo(Writer writer, Set<TraitState> states) throws IOException {
    Database database = operation.database();
    try (TraitsDao traits = database.traits()) {
      ReplacementFinder finder = new ReplacementFinder(operation);
      long count = finder.preview(states, 0).count();
      return write(writer, finder.scan(traits, states), count);
    } finally {
      operation.progress().done();
    }
  }

  private SqlScript.Written write(Writer writer, ReplacementSource source, long count)
      throws IOException {
    Database database = operation.database();
    TraitsScript sql = database.traitsScript();
    SqlScript script = new SqlScript(sql, writer, shape);
    script.heading(
        operation,
        String.format(
            Locale.ROOT, "Generated traits in place of stored ones that differ: pets %,d.", count));
    long failed = 0;
    for (ReplacementSource.Batch batch = source.next(); !batch.isEnd(); batch = source.next()) {
      operation.cancellation().throwIfRequested();
      for (Replacement one : batch.replacements()) {
        script.add(sql.replace(one.id(), one.before(), TraitJson.write(one.after())));
      }
      failed += batch.unmatched().size();
      operation.progress().rows(source.done(), source.total(), failed, shape.batch());
    }
    script.end();
    return new SqlScript.Written(script.count(), failed);
  }
}
