package petshell.shell.completion;

import java.util.List;
import petshell.job.look.Runs;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.Candidate;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.ListedCandidates;
import petshell.store.Run;

/** Completes the numbers of the last runs, the newest first. */
public final class RunCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  public RunCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Candidate> find(String begun) {
    return CompletionQuery.at(
        choice,
        database ->
            ListedCandidates.of(
                Runs.suggest(database, begun, ListedCandidates.MOST),
                run -> new Candidate(Long.toString(run.number()), description(run))));
  }

  private static String description(Run run) {
    return String.join(
        ", ",
        run.start().command(),
        run.noted().text(),
        run.counts().changed().text() + " changed");
  }
}
