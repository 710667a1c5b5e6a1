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
    return suggest(database, prefix, limit, PrefixDao::runNumbers, PrefixDao::runs);
  }

  /** Finds the runs that can be undone, as {@link #suggest(Database, String, int)} finds all. */
  public static PrefixMatches<Run> suggestUndoable(Database database, String prefix, int limit) {
    return suggest(database, prefix, limit, PrefixDao::undoableRunNumbers, PrefixDao::undoableRuns);
  }

  private static PrefixMatches<Run> suggest(
      Database database, String prefix, int limit, Numbers numbers, Span span) {
    Objects.requireNonNull(prefix, "prefix");
    return database.read(
        () -> {
          Readiness.requireJournal(database);
          PrefixDao all = database.dao(PrefixDao.class);
          RunDao runs = database.dao(RunDao.class);
          List<Run> newest =
              numbers.of(all, prefix, limit).stream()
                  .map(runs::find)
                  .flatMap(Optional::stream)
                  .toList();
          PrefixDao.Span found = span.of(all, prefix);
          String common =
              found.count() == 0 ? prefix : PrefixMatches.commonStart(found.first(), found.last());
          return new PrefixMatches<>(newest, common, found.count(), true);
        });
  }

  private interface Numbers {
    List<Long> of(PrefixDao dao, String prefix, int limit);
  }

  private interface Span {
    PrefixDao.Span of(PrefixDao dao, String prefix);
  }
}
