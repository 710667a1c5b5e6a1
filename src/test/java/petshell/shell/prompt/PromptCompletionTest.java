package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.TestShell;
import petshell.shell.dispatch.CommandCatalog;

class PromptCompletionTest {
  private static final List<String> CALL_OPTIONS =
      List.of("--format", "--yes", "--quiet", "--help");

  private final CommandCatalog catalog = TestShell.catalog();

  @Test
  void theFirstWordIsACommand() {
    assertEquals(List.of("fill", "feed", "fail", "flood"), offered("f"));
    assertEquals(List.of("show-pet"), offered("sho"));
    assertEquals(catalog.commands().size(), offered("").size());
  }

  @Test
  void optionsAreOfferedUntilTheyAreGiven() {
    assertEquals(List.of("--batch"), offered("fill --b"));
    assertEquals(List.of("--dry-run"), offered("fill --batch 1 --d"));
    assertEquals(List.of(), offered("fill --dry-run --d"));
    assertEquals(List.of(), offered("fill -n --d"));
    assertEquals(List.of("--tag"), offered("fill --tag a --t"));
    assertEquals(CALL_OPTIONS, offered("where "));
    assertEquals(List.of("--format", "--quiet", "--help"), offered("where --yes "));
  }

  @Test
  void valuesOfOptionsAreOffered() {
    assertEquals(List.of("red", "dark-blue"), offered("fill --colour "));
    assertEquals(List.of("dark-blue"), offered("fill --colour d"));
    assertEquals(List.of("--colour=dark-blue"), offered("fill --colour=d"));
    assertEquals(List.of("auto"), offered("fill --batch a"));
    assertEquals(List.of("json"), offered("fill --format j"));
    assertEquals(List.of(), offered("fill --limit "));
    assertEquals(List.of(), offered("fill --yes="));
  }

  @Test
  void anOptionIsNeverTakenForTheValueOfTheOneBeforeIt() {
    assertEquals(List.of("--dry-run"), offered("fill --colour --dr"));
    assertEquals(List.of(), offered("fill --colour --yes re"));
    assertEquals(List.of("--yes"), offered("fill --colour red --y"));
  }

  @Test
  void argumentsAreOfferedWithAndWithoutAPrefix() {
    assertEquals(List.of("cm1", "cm 2"), offered("show-pet cm"));
    assertEquals(List.of("cm1", "cm 2"), offered("show-pet 'cm"));
    assertEquals(
        List.of("cm1", "cm 2", "dm3", "--format", "--yes", "--quiet", "--help"),
        offered("show-pet "));
    assertEquals(List.of("cm1", "cm 2", "dm3"), offered("show-pet -- "));
    assertEquals(CALL_OPTIONS, offered("show-pet cm1 "));
    assertEquals(List.of("show-pet"), offered("help sh"));
  }

  @Test
  void whatIsFoundByItsNameIsOfferedThoughItDoesNotStartSo() {
    assertEquals(List.of("cm1", "cm 2", "dm3"), offered("show-pet milo"));
  }

  @Test
  void filesAreOffered(@TempDir Path folder) throws Exception {
    Files.createFile(folder.resolve("a b.pets"));
    assertEquals(List.of(folder + "/a b.pets"), offered("script " + folder + "/a"));
    assertEquals(List.of(folder + "/a b.pets"), offered("fill --out '" + folder + "/a b"));
  }

  @Test
  void nothingIsOfferedForAnUnknownCommand() {
    assertEquals(List.of(), offered("bogus --"));
  }

  @Test
  void descriptionsOfUsersAreHarmless() {
    Candidate mia = candidates("show-pet cm").get(1);
    assertEquals("Mia\\u001b", mia.descr());
  }

  @Test
  void theCommonStartNeverLosesWhatWasTyped() {
    assertEquals("cm", matcher("show-pet c").getCommonPrefix());
    assertEquals("milo", matcher("show-pet milo").getCommonPrefix());
    assertEquals("cm1", matcher("show-pet cm1").exactMatch().value());
    assertEquals(null, matcher("show-pet cm").exactMatch());
  }

  private List<String> offered(String line) {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  private List<Candidate> candidates(String line) {
    return matcher(line).matches(found(line));
  }

  private CandidateMatcher matcher(String line) {
    CandidateMatcher matcher = new CandidateMatcher();
    matcher.compile(Map.of(), false, PromptLine.of(line, line.length()), false, 0, "");
    matcher.matches(found(line));
    return matcher;
  }

  private List<Candidate> found(String line) {
    List<Candidate> candidates = new ArrayList<>();
    PromptLine parsed = PromptLine.of(line, line.length());
    new CommandCompleter(catalog).complete(null, parsed, candidates);
    return candidates;
  }
}
