package petshell.shell;

import java.util.List;
import petshell.job.Readiness;
import petshell.store.Database;
import petshell.store.Run;
import petshell.store.RunDao;

/** Completes the numbers of the last runs, the newest first. */
final class RunCandidates implements Candidates {
  private static final int LOOKED_AT = 1_000;
  private static final int MOST = 30;

  private final DatabaseChoice choice;

  RunCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    return QuickLook.at(choice, database -> find(database, begun));
  }

  private static List<Candidate> find(Database database, String begun) {
    Readiness.requireJournal(database);
    return database.read(() -> database.dao(RunDao.class).last(LOOKED_AT)).stream()
        .filter(run -> Long.toString(run.number()).startsWith(begun))
        .limit(MOST)
        .map(run -> new Candidate(Long.toString(run.number()), description(run)))
        .toList();
  }

  private static String description(Run run) {
    return String.join(
        ", ",
        run.start().command(),
        run.noted().text(),
        run.counts().changed().text() + " changed");
  }
}
