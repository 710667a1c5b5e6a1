package petshell.shell.completion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.shell.call.DatabaseChoice;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;

/**
 * Queries the database while the user types: waits for no lock, and never fails.
 *
 * <p>The database is opened for each query, which takes some milliseconds. One that stayed open
 * while the prompt waits would keep the app from taking its log away in WAL mode, and a deleted
 * file on the disk.
 */
final class CompletionQuery {
  /** How the database is opened for it. */
  static final OpenOptions AT_ONCE = new OpenOptions(Access.READ, Duration.ZERO, time -> true);

  private CompletionQuery() {}

  /**
   * Asks.
   *
   * @param choice which database
   * @param question what to ask it; must be answered from an index
   * @return the answers; none while the database is locked, or where there is none
   */
  static List<CompletionProposal> at(
      DatabaseChoice choice, Function<Database, List<CompletionProposal>> question) {
    Optional<DatabaseAddress> address = choice.ifNamed();
    if (address.isEmpty()) {
      return List.of();
    }
    try (Database database = Database.open(address.get(), AT_ONCE.watchedBy(choice.suspension()))) {
      return question.apply(database);
    } catch (PetShellException unreadable) {
      return List.of();
    }
  }
}
