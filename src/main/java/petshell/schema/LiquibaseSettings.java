package petshell.schema;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.configuration.ConfigurationValueProvider;
import liquibase.configuration.LiquibaseConfiguration;
import liquibase.configuration.core.ScopeValueProvider;
import liquibase.ui.LoggerUIService;

/**
 * What Liquibase goes by here: what this program says, and nothing else. Environment variables and
 * system properties that are meant for another use of Liquibase would rename the ledger, say, which
 * everything else in this program looks for under its usual name.
 */
final class LiquibaseSettings {
  /** Held here, because a logger that nobody holds forgets its level. */
  private static final Logger LOGGER = Logger.getLogger("liquibase");

  private static final Map<String, Object> QUIET =
      Map.of(
          Scope.Attr.ui.name(),
          new LoggerUIService(),
          "liquibase.analytics.enabled",
          false,
          "liquibase.preserveSchemaCase",
          true);

  private LiquibaseSettings() {}

  /**
   * Runs something that uses Liquibase, silently and with no settings but ours.
   *
   * @throws Exception what it throws
   */
  static void within(Scope.ScopedRunner<?> work) throws Exception {
    LOGGER.setLevel(Level.OFF);
    ignoreTheEnvironment();
    Scope.child(QUIET, work);
  }

  private static void ignoreTheEnvironment() {
    LiquibaseConfiguration configuration =
        Scope.getCurrentScope().getSingleton(LiquibaseConfiguration.class);
    for (ConfigurationValueProvider provider : List.copyOf(configuration.getProviders())) {
      if (!(provider instanceof ScopeValueProvider)) {
        configuration.unregisterProvider(provider);
      }
    }
  }
}
