package petshell.shell.command;

import java.util.Optional;
import petshell.job.saved.SavedBefore;
import petshell.output.Numbers;
import petshell.shell.call.Call;

/**
 * Warns of a backfill that gives pets other traits than those that a rollback has saved of them.
 * Nothing is lost by it, as the file stays, and {@code --replace} writes its traits over the
 * others.
 */
final class SavedTraitsNotice {
  private SavedTraitsNotice() {}

  /**
   * Warns where there is reason to, and asks at a terminal.
   *
   * @param saved what was saved, where generating would give others
   * @param dryRun whether nothing is written anyway
   * @return whether to proceed
   */
  static boolean generatesAllTheSame(Call call, Optional<SavedBefore> saved, boolean dryRun) {
    if (saved.isEmpty()) {
      return true;
    }
    call.console().warning(words(saved.get()));
    return dryRun
        || !call.willAsk()
        || call.confirm("Generate other traits for these pets anyway?");
  }

  private static String words(SavedBefore saved) {
    return Numbers.grouped(saved.different())
        + " of "
        + Numbers.grouped(saved.saved())
        + " traits that run "
        + saved.run()
        + " saved differ from what the generator gives; "
        + (saved.isThere()
            ? "to restore them: " + saved.command() + " (later also with --replace)"
            : "find " + saved.file() + ", which is gone, and restore it with backfill --from");
  }
}
