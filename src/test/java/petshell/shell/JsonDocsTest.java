package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

/** Every field that a command prints as JSON is named in its section of the page about JSON. */
class JsonDocsTest {
  private static final Path PAGE = DocsPages.FOLDER.resolve("json.md");
  private static final Pattern CODE = Pattern.compile("`([A-Za-z0-9]+)`");

  /** Sections that others refer to for what they hold. */
  private static final Pattern REFERENCE = Pattern.compile("\\[[^]]+]\\(#([a-z-]+)\\)");

  /** A value of a trait, as stats names it. */
  private static final Set<String> NOT_FIELDS =
      Set.of(
          ("rarity pattern accessory size expression common uncommon rare legendary none striped"
                  + " spotted gradient collar horns wings crown small medium large happy neutral"
                  + " curious mischievous sleepy")
              .split(" "));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status|status",
        "verify|verify --show 9",
        "show-pet|show-pet 78df",
        "show-pet|show-pet daa7",
        "show-pet|create-pet Milo --owner user7@example.test",
        "explain|explain 1fe7",
        "list-pets|list-pets --limit 3",
        "stats|stats",
        "runs|runs",
        "runs|runs 2",
        "backfill|backfill --dry-run",
        "backfill|backfill --batch 10",
        "regen|regen --state drifted --dry-run",
        "regen|regen --all --yes",
        "migrate, rollback, enforce, relax|rollback --dry-run",
        "migrate, rollback, enforce, relax|rollback --yes",
        "migrate, rollback, enforce, relax|migrate",
        "Other commands|backup FOLDER/copy.db",
        "Other commands|draw 1fe7 --out FOLDER/one.svg",
        "Other commands|gallery --out FOLDER/all.html",
        "Other commands|export --out FOLDER/all.jsonl",
        "Other commands|version",
        "Other commands|completion zsh",
        "Other commands|help",
        "Other commands|help status"
      })
  void everyFieldIsNamed(String section, String words) throws IOException {
    CommandHarness pets = spoilt();
    Result result =
        pets.run(("--format json " + words.replace("FOLDER", folder.toString())).split(" "));
    assertEquals(0, result.code(), result.err());
    Set<String> fields = new TreeSet<>();
    collect(JsonMapper.builder().build().readTree(result.out()), fields);
    assertTrue(fields.size() > 1 || words.equals("version"), result.out());
    fields.removeAll(named(section));
    fields.removeAll(NOT_FIELDS);
    assertEquals(Set.of(), fields);
  }

  @Test
  void fieldsOfAnUndoAndOfTheChangesOfARunAreNamed() throws IOException {
    CommandHarness pets = spoilt();
    assertEquals(0, pets.run("regen", "--all", "--yes").code());
    Result undone = pets.run("undo", "3", "--yes", "--format", "json");
    Set<String> fields = new TreeSet<>();
    collect(JsonMapper.builder().build().readTree(undone.out()), fields);
    fields.removeAll(named("undo"));
    assertEquals(Set.of(), fields);
    Result changes = pets.run("runs", "3", "--changes", "--format", "json");
    collect(JsonMapper.builder().build().readTree(changes.out()), fields);
    assertTrue(fields.contains("petId"), changes.out());
    fields.removeAll(named("runs"));
    fields.removeAll(NOT_FIELDS);
    assertEquals(Set.of(), fields);
  }

  private CommandHarness spoilt() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{' WHERE rowid = 2",
            "UPDATE Pet SET traits = NULL WHERE rowid = 4",
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE rowid = 5) WHERE rowid = 3");
    return pets;
  }

  private static Set<String> named(String section) throws IOException {
    String text = DocsPages.section(PAGE, section);
    Set<String> names = code(text);
    for (MatchResult reference : REFERENCE.matcher(text).results().toList()) {
      names.addAll(code(DocsPages.section(PAGE, reference.group(1))));
    }
    return names;
  }

  private static Set<String> code(String text) {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(JsonNode node, Set<String> fields) {
    node.properties().forEach(field -> fields.add(field.getKey()));
    node.forEach(child -> collect(child, fields));
  }
}
