package petshell.shell.prompt;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import petshell.job.look.PrefixMatches;

/**
 * Takes the candidates that start with the word, and where none does, all of them: they were found
 * by something else then, as a pet's id by its name. The candidate for those that are not listed
 * stays with them, and has its say on what all of them have in common.
 */
public final class CandidateMatcher implements CompletionMatcher {
  private String typed = "";
  private List<Candidate> found = List.of();

  @Override
  public void compile(
      Map<LineReader.Option, Boolean> options,
      boolean prefix,
      CompletingParsedLine line,
      boolean caseInsensitive,
      int errors,
      String originalGroupName) {
    typed = line.word();
    found = List.of();
  }

  @Override
  public List<Candidate> matches(List<Candidate> candidates) {
    List<Candidate> starting =
        candidates.stream().filter(candidate -> candidate.value().startsWith(typed)).toList();
    found =
        starting.stream().anyMatch(CandidateMatcher::isWord) ? starting : List.copyOf(candidates);
    return found;
  }

  @Override
  public @Nullable Candidate exactMatch() {
    return found.stream()
        .filter(candidate -> isWord(candidate) && candidate.value().equals(typed))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String getCommonPrefix() {
    String common = found.isEmpty() ? "" : found.get(0).value();
    for (Candidate candidate : found) {
      common = PrefixMatches.commonStart(common, candidate.value());
    }
    boolean isDashesOnly = typed.isEmpty() && common.matches("-+");
    return common.startsWith(typed) && !isDashesOnly ? common : typed;
  }

  private static boolean isWord(Candidate candidate) {
    return !(candidate instanceof RestOfCandidates);
  }
}
