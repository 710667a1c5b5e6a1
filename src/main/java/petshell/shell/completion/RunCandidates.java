package petshell.shell.completion;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.Runs;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.CandidateSource;
import petshell.shell.option.Proposals;
import petshell.store.Run;

/** Completes the numbers of the last runs, the newest first. */
public final class RunCandidates implements CandidateSource {
  private final DatabaseChoice choice;

  /** Makes one for the database that is chosen at the time of each query. */
  public RunCandidates(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<CompletionProposal> find(String prefix) {
    return CompletionQuery.at(
        choice,
        database ->
            Proposals.of(
                Runs.suggest(database, prefix, Proposals.MOST),
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
