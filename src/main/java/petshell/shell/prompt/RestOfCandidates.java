package petshell.shell.prompt;

import org.jline.reader.Candidate;

/** Represents in JLine's list all candidates that are not in it, see {@link Candidate}. */
final class RestOfCandidates extends Candidate {
  /**
   * Makes it.
   *
   * @param commonStart the common prefix of all candidates
   * @param display what is shown
   * @param order its place after other candidates
   */
  RestOfCandidates(String commonStart, String display, int order) {
    super(commonStart, display, null, null, null, null, false, order);
  }
}
