package petshell.shell.option;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;

/**
 * Completes a word. Called while the user types: it must answer within some 50 ms, never wait for a
 * locked database, and never throw.
 */
@FunctionalInterface
public interface CandidateSource {
  /**
   * Finds candidates.
   *
   * @param prefix the prefix that was typed, without quotes; may be empty
   * @return the candidates; they need not start with the word (a pet's id may be found by its name)
   */
  List<CompletionProposal> find(String prefix);

  /** Returns what offers nothing. */
  static CandidateSource none() {
    return prefix -> List.of();
  }
}
