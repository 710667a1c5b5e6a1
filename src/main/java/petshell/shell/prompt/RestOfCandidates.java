package petshell.shell.prompt;

import org.jline.reader.Candidate;

/** Stands in JLine's list for all candidates that are not in it, see {@link Candidate}. */
final class RestOfCandidates extends Candidate {
  /**
   * Makes it.
   *
   * @param commonStart what all candidates begin with; never null
   * @param display what is shown; never null
   * @param order behind which other candidates it stands
   */
  RestOfCandidates(String commonStart, String display, int order) {
    super(commonStart, display, null, null, null, null, false, order);
  }
}
