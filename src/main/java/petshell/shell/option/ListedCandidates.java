package petshell.shell.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import petshell.job.look.Beginnings;
import petshell.output.Numbers;

/** Makes lists of candidates of which only the first are shown. */
public final class ListedCandidates {
  /** How many are shown. */
  public static final int MOST = 30;

  private ListedCandidates() {}

  /** Returns the first, and at the end how many more there are. */
  public static <T> List<Candidate> of(Beginnings<T> found, Function<T, Candidate> candidate) {
    List<Candidate> listed = found.first().stream().map(candidate).toList();
    String more = Numbers.grouped(found.more()) + " more";
    return withRest(
        listed, found.more(), found.commonStart(), found.counted() ? more : "over " + more);
  }

  /** Returns the candidates, and where there are more than these, a last one that says so. */
  public static List<Candidate> withRest(
      List<Candidate> listed, long more, String commonStart, String said) {
    if (more == 0) {
      return listed;
    }
    List<Candidate> all = new ArrayList<>(listed);
    all.add(Candidate.rest(commonStart, said));
    return all;
  }
}
