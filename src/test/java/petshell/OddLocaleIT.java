package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.WebAppDatabase;

/** The real program in environments that others have. */
class OddLocaleIT {
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final String NAMES = "SELECT hex(name) FROM Pet ORDER BY rowid DESC LIMIT 1";

  /** Möhre, a paw, and an accent of its own. */
  private static final String NAME = "M\\303\\266hre\\360\\237\\220\\276e\\314\\201";

  private static final String NAME_IN_HEX = "4DC3B6687265F09F90BE65CC81";

  /** Works in a folder that Java cannot name in every locale, and on a copy that it can. */
  private static final String IN_A_FOLDER =
      """
      folder=$1/$(printf 'z\\303\\274')
      mkdir "$folder" && cp "$1/dev.db" "$folder/dev.db" || exit 99
      "$0" --no-rc --db "$folder/dev.db" create-pet "$(printf '%s')" --owner user7@example.test
      code=$?
      "$0" --no-rc --db "$folder/dev.db" list-pets --limit 1 >"$1/listed"
      cp "$folder/dev.db" "$1/dev.db"
      exit $code
      """
          .replace("%s", NAME);

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void makePets() {
    pets = WebAppDatabase.migrated(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_CTYPE=UTF-8",
        "LANG=xx_YY.UTF-8 TZ=Pacific/Apia",
        "LC_ALL=de_DE TZ=:nonsense",
        "LC_ALL=ar_EG.UTF-8 JAVA_TOOL_OPTIONS=-Duser.language=ar",
        "LANG=C PETSHELL_JAVA_OPTIONS=-Duser.language=bn|-Duser.region=BD|-Duser.home=?",
        "LANG=tr_TR.UTF-8 _JAVA_OPTIONS=-Dfile.encoding=ISO-8859-9",
      })
  void aNameIsStoredAsItWasTyped(String environment) throws Exception {
    Launch launch = new Launch(LauncherFixture.SCRIPT).with("HOME", folder.resolve("home"));
    for (String variable : BLANK.splitAsStream(environment).toList()) {
      int equals = variable.indexOf('=');
      launch.with(variable.substring(0, equals), variable.substring(equals + 1).replace('|', ' '));
    }
    Launch.Outcome outcome = launch.through("sh", "-c", IN_A_FOLDER).run(folder.toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals("Showing 1 of 93; more with --limit 2\n", outcome.err());
    assertEquals(List.of(NAME_IN_HEX), pets.query(NAMES));
  }

  @Test
  void plainJavaInALocaleThatIsNotInstalledRefusesWhatItCannotRead() throws Exception {
    List<String> before = pets.query("SELECT count(*) FROM Pet");
    List<String> java = ProgramAsBuilt.command(List.of(), List.of("--no-rc", "--db"));
    Launch launch = new Launch(Path.of(java.get(0))).with("LC_ALL", "xx_YY.UTF-8");
    launch.through(
        "sh",
        "-c",
        "exec \"$0\" \"$@\" create-pet \"$(printf '" + NAME + "')\" --owner user7@example.test");
    List<String> words = java.subList(1, java.size());
    Launch.Outcome outcome =
        launch.run(
            Stream.concat(words.stream(), Stream.of(pets.file().toString()))
                .toArray(String[]::new));
    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(
        outcome.err().matches("error: the words of the command line cannot be read, [^\\n]+\\n"),
        outcome.err());
    assertEquals(before, pets.query("SELECT count(*) FROM Pet"));
  }
}
