package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

/** Every command prints and stores the same bytes in every locale, time zone and home. */
class OddLocaleTest {
  private static final String PET = "014a8af7-6a8a-460a-8276-00ed12bdee19";
  private static final String OTHER_PET = "035f65f0-6cb9-4645-96f5-005b143c6c0b";

  private static final List<String> COMMANDS =
      List.of(
          "status",
          "migrate --dry-run",
          "migrate",
          "backfill --dry-run",
          "backfill --limit 50",
          "status",
          "status --check",
          "list-pets --state missing --limit 3",
          "backfill --batch 7",
          "verify --check",
          "verify --show 2",
          "show-pet 014",
          "show-pet 0",
          "show-pet nope",
          "explain 014",
          "list-pets --limit 7",
          "list-pets --sort name --limit 7",
          "list-pets --name I --limit 7",
          "list-pets --rarity RARE",
          "--format csv list-pets --wide",
          "--format csv stats",
          "--format csv show-pet 014",
          "--format csv runs",
          "stats",
          "draw 014 --out FOLDER/one.svg",
          "gallery --out FOLDER/all.html",
          "backup FOLDER/İı-copy.db",
          "damage",
          "verify --show 5",
          "status",
          "regen --state invalid --dry-run",
          "regen --state invalid --yes",
          "runs",
          "runs 3",
          "runs 4",
          "undo 4 --dry-run",
          "undo 4 --yes",
          "regen --all --yes",
          "enforce --dry-run",
          "enforce --backup",
          "relax --yes",
          "rollback --dry-run",
          "rollback --yes",
          "status",
          "rollback --count 99 --yes",
          "uninstall --yes",
          "version",
          "help",
          "help backfill",
          "completion bash",
          "completion zsh",
          "backfill --batch 1000000000000",
          "İnit",
          "STATUS");

  private final Locale usualLocale = Locale.getDefault();
  private final TimeZone usualZone = TimeZone.getDefault();
  private final String usualHome = System.getProperty("user.home");

  @TempDir private Path folder;

  @AfterEach
  void goHome() {
    Locale.setDefault(usualLocale);
    TimeZone.setDefault(usualZone);
    System.setProperty("user.home", usualHome);
  }

  @ParameterizedTest
  @CsvSource({
    "ar-EG-u-nu-arab,              Asia/Riyadh,       table",
    "fa-IR-u-nu-arabext,           Asia/Tehran,       json",
    "bn-BD-u-nu-beng,              Asia/Kathmandu,    vertical",
    "tr-TR,                        Pacific/Apia,      vertical",
    "th-TH-u-ca-buddhist-nu-thai,  Asia/Bangkok,      table",
    "ja-JP-u-ca-japanese,          America/St_Johns,  json",
    "de-CH,                        Nonsense/Zone,     table",
  })
  void everyCommandDoesTheSame(String locale, String zone, String format) throws IOException {
    List<String> usual = journey("usual", "", "UTC", format);
    System.setProperty("user.home", "/nonsense");
    List<String> odd = journey("odd", locale, zone, format);
    for (int step = 0; step < usual.size(); step++) {
      assertEquals(usual.get(step), odd.get(step));
    }
  }

  /** Runs all commands, and returns what was printed and stored. */
  private List<String> journey(String name, String locale, String zone, String format)
      throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Path place = Files.createDirectories(folder.resolve(name));
    CommandHarness pets = CommandHarness.demo(place);
    pets.database()
        .execute("UPDATE Pet SET name = 'İıß Möhre🐾 e\u0301 I' WHERE id = '" + PET + "'");
    List<String> seen = new ArrayList<>();
    for (String command : COMMANDS) {
      seen.add(command + ": " + run(pets, place, format, command));
    }
    seen.add(Files.readString(place.resolve("one.svg")));
    seen.add(Files.readString(place.resolve("all.html")));
    seen.add(pets.files().keySet().toString());
    return seen;
  }

  private static String run(CommandHarness pets, Path place, String format, String command) {
    if (command.equals("damage")) {
      pets.database()
          .execute(
              "UPDATE Pet SET traits = '[12345' WHERE id = '" + PET + "'",
              "UPDATE Pet SET traits = replace(traits, ':1', ': 1') WHERE id = '"
                  + OTHER_PET
                  + "'");
      return String.join("\n", pets.database().query("SELECT id, traits, updatedAt FROM Pet"));
    }
    boolean isDrawn = command.startsWith("show-pet") && format.equals("table");
    if (isDrawn) {
      pets.inColour().onTerminal(400);
    }
    String words = command.replace("FOLDER", place.toString());
    if (!words.startsWith("--format")) {
      words = "--format " + format + " " + words;
    }
    Result result = pets.run(words.split(" ", -1));
    String printed = result.code() + "\n" + result.out() + result.err();
    return printed.replaceAll("[0-9]+ ms", "0 ms");
  }
}
