package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import petshell.store.WebAppDatabase;

/** Whether a database is whole, and Liquibase's notes of it are true. */
final class CrashedSchema {
  private static final String OTHER_TABLES =
      "SELECT name, sql FROM sqlite_master WHERE name <> 'Pet' AND name NOT LIKE 'petshell%'"
          + " AND tbl_name NOT LIKE 'petshell%' AND tbl_name NOT LIKE 'DATABASECHANGELOG%'"
          + " ORDER BY name";
  private static final String OTHER_COLUMNS =
      "SELECT * FROM pragma_table_info('Pet') WHERE name <> 'traits'";
  private static final String FOREIGN_KEYS = "SELECT * FROM pragma_foreign_key_list('Pet')";

  private final WebAppDatabase pets;
  private final List<List<String>> others;

  /** Takes what others have made as it is now. */
  CrashedSchema(WebAppDatabase pets) {
    this.pets = pets;
    this.others = others();
  }

  private List<List<String>> others() {
    return List.of(pets.query(OTHER_TABLES), pets.query(OTHER_COLUMNS), pets.query(FOREIGN_KEYS));
  }

  void check(String where) {
    assertEquals(List.of("ok"), pets.query("PRAGMA integrity_check"), where);
    assertEquals(List.of(), pets.query("PRAGMA foreign_key_check"), where);
    assertEquals(others, others(), where);
    assertEquals(noted(), found(), where);
    if (isThere("SELECT 1 FROM sqlite_master WHERE name = 'DATABASECHANGELOGLOCK'")) {
      assertEquals(
          List.of(), pets.query("SELECT * FROM DATABASECHANGELOGLOCK WHERE LOCKED"), where);
    }
    if (hasJournal()) {
      assertEquals(found().contains("traits-column") ? 1 : 0, more("migrate", "rollback"), where);
      assertEquals(found().contains("traits-checked") ? 1 : 0, more("enforce", "relax"), where);
    }
  }

  boolean hasJournal() {
    return isThere("SELECT 1 FROM sqlite_master WHERE name = 'petshell_run'");
  }

  /** Returns what Liquibase has noted. */
  private Set<String> noted() {
    return isThere("SELECT 1 FROM sqlite_master WHERE name = 'DATABASECHANGELOG'")
        ? new TreeSet<>(pets.query("SELECT ID FROM DATABASECHANGELOG WHERE ID <> 'baseline'"))
        : Set.of();
  }

  /** Returns what there is. */
  private Set<String> found() {
    Set<String> found = new TreeSet<>();
    if (hasJournal()) {
      found.add("journal");
    }
    if (isThere("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits'")) {
      found.add("traits-column");
    }
    if (isThere("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits' AND \"notnull\"")) {
      found.add("traits-required");
    }
    if (isThere("SELECT 1 FROM sqlite_master WHERE name = 'Pet' AND sql LIKE '%_traits_check%'")) {
      found.add("traits-checked");
    }
    return found;
  }

  /** Returns how many more runs of one command there are than of another. */
  private long more(String command, String other) {
    return Long.parseLong(
        pets.query(
                "SELECT coalesce(sum(command = '%s') - sum(command = '%s'), 0) FROM petshell_run"
                    .formatted(command, other))
            .get(0));
  }

  private boolean isThere(String sql) {
    return !pets.query(sql).isEmpty();
  }
}
