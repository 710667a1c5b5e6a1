package petshell.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.configuration.LiquibaseConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.WebAppDatabase;

/** Liquibase goes by no settings but ours. */
class LiquibaseSettingsTest {
  private static final String SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2";
  private static final Map<String, String> OF_ANOTHER_USE =
      Map.of(
          "liquibase.databaseChangelogTableName", "FOO",
          "liquibase.databaseChangelogLockTableName", "FOO_LOCK",
          "liquibase.liquibaseSchemaName", "other",
          "liquibase.liquibaseTablespaceName", "other",
          "liquibase.outputFileEncoding", "UTF-16",
          "liquibase.fileEncoding", "UTF-16",
          "liquibase.searchPath", "/nowhere",
          "liquibase.alwaysDropInsteadOfReplace", "true",
          "liquibase.preserveSchemaCase", "true");

  @TempDir private Path folder;
  @TempDir private Path other;

  @AfterEach
  void forget() {
    OF_ANOTHER_USE.keySet().forEach(System::clearProperty);
  }

  @Test
  void systemPropertiesForAnotherUseOfLiquibaseChangeNothing() {
    List<String> usual = WebAppDatabase.migrated(folder).query(SCHEMA);
    OF_ANOTHER_USE.forEach(System::setProperty);
    assertEquals(usual, WebAppDatabase.migrated(other).query(SCHEMA));
  }

  @Test
  void noSettingOfLiquibaseIsTakenFromOutside() throws Exception {
    LiquibaseSettings.within(() -> {});
    LiquibaseConfiguration configuration =
        Scope.getCurrentScope().getSingleton(LiquibaseConfiguration.class);
    assertFalse(configuration.getRegisteredDefinitions(true).isEmpty());
    Set<String> taken = new TreeSet<>();
    for (ConfigurationDefinition<?> setting : configuration.getRegisteredDefinitions(true)) {
      System.setProperty(setting.getKey(), "7");
      if (setting.getCurrentConfiguredValue().found()
          && !setting.getCurrentConfiguredValue().wasDefaultValueUsed()) {
        taken.add(setting.getKey());
      }
      System.clearProperty(setting.getKey());
    }
    assertEquals(Set.of(), taken);
  }

  @Test
  void whatThisProgramSaysIsHeard() throws Exception {
    LiquibaseSettings.within(() -> assertEquals(false, AnalyticsArgs.ENABLED.getCurrentValue()));
    assertEquals(
        "DATABASECHANGELOG", GlobalConfiguration.DATABASECHANGELOG_TABLE_NAME.getCurrentValue());
  }

  @Test
  void theChangelogHasNoPlaceholderThatTheEnvironmentCouldFill() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("changelog"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains("${"), file.toString());
      }
    }
  }
}
