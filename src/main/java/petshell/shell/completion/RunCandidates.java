package petshell.shell.completion;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.PrefixMatches;
import petshell.job.look.Runs;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;
import petshell.store.Database;
import petshell.store.Run;

/** Completes the numbers of the last runs, the newest first. */
public final class RunCandidates implements CandidateSource {
  private final DatabaseChoice choice;
  private final Source source;

  private RunCandidates(DatabaseChoice choice, Source source) {
    this.choice = choice;
    this.source = source;
  }

  /** Proposes all runs of the database that is chosen at the time of each query. */
  public static RunCandidates all(DatabaseChoice choice) {
    return new RunCandidates(choice, Runs::suggest);
  }

  /** Proposes only the runs that can be undone. */
  public static RunCandidates undoable(DatabaseChoice choice) {
    return new RunCandidates(choice, Runs::suggestUndoable);
  }

  private interface Source {
    PrefixMatches<Run> find(Database database, String prefix, int limit);
  }

  @Override
  public List<CompletionProposal> find(String prefix) {
    return CompletionQuery.at(
        choice,
        database ->
            Proposals.of(
                source.find(database, prefix, Proposals.MOST),
                run -> Proposals.word(Long.toString(run.number()), description(run))));
  }

  private static String description(Run run) {
    return String.join(
        ", ",
        run.start().command(),
        run.noted().text(),
        run.counts().changed().text() + " changed");
  }
}
