package petshell.shell.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.PrefixMatches;
import petshell.output.Numbers;

/** Makes what completion proposes for a value, in Spring Shell's type, which can be changed. */
public final class Proposals {
  /** How many are shown. */
  public static final int MOST = 30;

  private static final String VALUES = "values";
  private static final String REST = "rest";

  private Proposals() {}

  /**
   * Proposes a finished word, which a blank may follow.
   *
   * @param value the whole word, without quotes
   * @param description what it is, shown next to it; empty for nothing
   */
  public static CompletionProposal word(String value, String description) {
    return new CompletionProposal(value).description(description).category(VALUES);
  }

  /**
   * Proposes a part of a word that may continue, such as a folder.
   *
   * @param value the word so far, without quotes
   */
  static CompletionProposal part(String value) {
    return word(value, "").complete(false);
  }

  /**
   * Proposes nothing, but represents all that is not listed. Its value is no word of its own: it is
   * what all words begin with, listed or not, so that no more than that is taken for implied.
   */
  private static CompletionProposal rest(String commonStart, String said) {
    return part(commonStart).displayText("… " + said).category(REST);
  }

  /** Returns whether a proposal represents all that is not listed. */
  public static boolean isRest(CompletionProposal proposal) {
    return REST.equals(proposal.category());
  }

  /**
   * Proposes the same value behind something else in its word, as in {@code --state=missing}.
   *
   * @param start what precedes the value
   */
  public static CompletionProposal behind(String start, CompletionProposal value) {
    CompletionProposal proposal =
        new CompletionProposal(start + value.value())
            .displayText(value.displayText())
            .description(value.description())
            .complete(value.complete());
    String category = value.category();
    return category == null ? proposal : proposal.category(category);
  }

  /** Returns proposals for the first, and at the end how many more there are. */
  public static <T> List<CompletionProposal> of(
      PrefixMatches<T> found, Function<T, CompletionProposal> proposal) {
    List<CompletionProposal> listed = found.first().stream().map(proposal).toList();
    String more = Numbers.grouped(found.more()) + " more";
    return withRest(
        listed, found.more(), found.commonStart(), found.counted() ? more : "over " + more);
  }

  /** Returns the proposals, and where there are more than these, a last one that says so. */
  public static List<CompletionProposal> withRest(
      List<CompletionProposal> listed, long more, String commonStart, String said) {
    if (more == 0) {
      return listed;
    }
    List<CompletionProposal> all = new ArrayList<>(listed);
    all.add(rest(commonStart, said));
    return all;
  }
}
