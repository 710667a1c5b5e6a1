package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;

class PromptCompletionTest {
  private static final List<String> CALL_OPTIONS = List.of("--format", "--quiet", "--help");

  @TempDir private Path folder;
  private CommandCatalog catalog;

  @BeforeEach
  void namePets() {
    CommandHarness pets = CommandHarness.demo(folder).withPets("cm1", "cm 2", "dm3");
    CommandSetup setup = new CommandSetup(new DatabaseChoice(pets.database()::address), Map.of());
    PetNames names = new PetNames(setup.database());
    names.note("dm3", "Milo the Second");
    names.note("cm 2", "Mia\u001b");
    names.note("cm1", "Milo");
    pets.database().execute("UPDATE Pet SET name = 'Mia' || char(27) WHERE id = 'cm 2'");
    Commands.add(setup, names);
    catalog = setup.complete().catalog();
  }

  @Test
  void theFirstWordIsACommand() {
    assertEquals(List.of("verify", "version"), offered("v"));
    assertEquals(List.of("show-pet"), offered("sho"));
    assertEquals(catalog.commands().size(), offered("").size());
  }

  @Test
  void optionsAreOfferedUntilTheyAreGiven() {
    assertEquals(List.of("--batch"), offered("backfill --b"));
    assertEquals(List.of("--dry-run"), offered("backfill --batch 1 --d"));
    assertEquals(List.of("--debug"), offered("backfill --dry-run --d"));
    assertEquals(List.of("--state"), offered("regen --state missing --st"));
    assertEquals(CALL_OPTIONS, offered("stats "));
    assertEquals(List.of("--format", "--help"), offered("stats -q "));
  }

  @Test
  void valuesOfOptionsAreOffered() {
    assertEquals(List.of("id", "name", "created", "rarity"), offered("list-pets --sort "));
    assertEquals(List.of("name"), offered("list-pets --sort n"));
    assertEquals(List.of("--sort=name"), offered("list-pets --sort=n"));
    assertEquals(List.of("auto"), offered("backfill --batch a"));
    assertEquals(List.of("json", "jsonl"), offered("backfill --format j"));
    assertEquals(List.of(), offered("backfill --limit "));
    assertEquals(List.of(), offered("backfill --yes="));
  }

  @Test
  void anOptionIsNeverTakenForTheValueOfTheOneBeforeIt() {
    assertEquals(List.of("--limit"), offered("list-pets --sort --li"));
    assertEquals(List.of(), offered("list-pets --sort --yes na"));
    assertEquals(List.of("--yes"), offered("list-pets --sort name --y"));
  }

  @Test
  void argumentsAreOfferedWithAndWithoutAPrefix() {
    assertEquals(List.of("cm 2", "cm1"), offered("show-pet cm"));
    assertEquals(List.of("cm 2", "cm1"), offered("show-pet 'cm"));
    assertEquals(List.of("cm1", "cm 2", "dm3"), offered("show-pet "));
    assertEquals(CALL_OPTIONS, offered("show-pet -"));
    assertEquals(List.of("cm1", "cm 2", "dm3"), offered("show-pet -- "));
    assertEquals(CALL_OPTIONS, offered("show-pet cm1 "));
    assertEquals(List.of("show-pet"), offered("help sh"));
  }

  @Test
  void whatIsFoundByItsNameIsOfferedBesideWhatIsTyped() {
    assertEquals(List.of("cm1", "dm3", "milo"), offered("show-pet milo"));
  }

  @Test
  void filesAreOffered() throws Exception {
    Files.createFile(folder.resolve("a b.pets"));
    assertEquals(List.of(folder + "/a b.pets"), offered("script " + folder + "/a"));
    assertEquals(List.of(folder + "/a b.pets"), offered("gallery --out '" + folder + "/a b"));
  }

  @Test
  void whatIsSaidOfEachWordBeginsInOneColumn() {
    assertEquals(
        List.of(
            "verify   Compare all stored traits with what the ids give.",
            "version  Print the version."),
        candidates("v").stream().map(Candidate::displ).toList());
    assertEquals(catalog.names(), candidates("").stream().map(Candidate::displ).toList());
  }

  @Test
  void optionsBeforeTheCommandAreOfferedToo() {
    assertEquals(List.of("--format"), offered("--fo"));
    assertEquals(List.of("json", "jsonl"), offered("--format j"));
    assertEquals(
        List.of("stats", "status"), offered("--format json sta").stream().sorted().toList());
    assertEquals(List.of("--check"), offered("--format json status --c"));
    assertEquals(List.of("--format"), offered("status --fo"));
    assertEquals(List.of("--busy-timeout"), offered("status --bu"));
  }

  @Test
  void noDashesAreTypedForTheUserWhereNothingIsTyped() {
    assertEquals("", matcher("stats ").getCommonPrefix());
    assertEquals(List.of(), offered("create-pet "));
  }

  @Test
  void nothingIsOfferedForAnUnknownCommand() {
    assertEquals(List.of(), offered("bogus --"));
  }

  @Test
  void descriptionsOfUsersAreHarmless() {
    Candidate mia = candidates("show-pet cm").get(0);
    assertEquals("cm 2  Mia\\u001b", mia.displ());
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
