package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.job.Readiness;
import petshell.store.Database;
import petshell.store.PrefixDao;
import petshell.store.Run;
import petshell.store.RunDao;

/** Finds the runs of the journal. */
public final class Runs {
  private Runs() {}

  /**
   * Finds runs by a prefix of their numbers.
   *
   * @param database the open database
   * @param prefix the prefix
   * @param limit how many are listed at most, 1 or more
   * @return the newest first
   */
  public static PrefixMatches<Run> suggest(Database database, String prefix, int limit) {
    Objects.requireNonNull(prefix, "prefix");
    return database.read(
        () -> {
          Readiness.requireJournal(database);
          PrefixDao all = database.dao(PrefixDao.class);
          RunDao runs = database.dao(RunDao.class);
          List<Run> newest =
              all.runNumbers(prefix, limit).stream()
                  .map(runs::find)
                  .flatMap(Optional::stream)
                  .toList();
          PrefixDao.Span span = all.runs(prefix);
          String common =
              span.count() == 0 ? prefix : PrefixMatches.commonStart(span.first(), span.last());
          return new PrefixMatches<>(newest, common, span.count(), true);
        });
  }
}
