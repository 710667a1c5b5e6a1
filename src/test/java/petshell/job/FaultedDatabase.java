package petshell.job;

import java.util.List;
import petshell.store.WebAppDatabase;

/**
 * All that a fault can leave in a database.
 *
 * @param pets the pets, but for the times of their last change
 * @param times the times of their last change
 * @param schema the tables as they are made, and what Liquibase noted of it
 * @param journal what the runs did, and the values that they replaced
 * @param ends how the runs ended
 * @param changed the sum of what the runs of each command changed
 */
record FaultedDatabase(
    List<String> pets,
    List<String> times,
    List<String> schema,
    List<String> journal,
    List<String> ends,
    List<String> changed) {

  static FaultedDatabase read(WebAppDatabase pets) {
    boolean migrated =
        !pets.query("SELECT 1 FROM sqlite_master WHERE name = 'petshell_run'").isEmpty();
    List<String> schema = pets.query("SELECT sql FROM sqlite_master ORDER BY name");
    if (!migrated) {
      return new FaultedDatabase(
          pets(pets, ""), times(pets), schema, List.of(), List.of(), List.of());
    }
    schema.addAll(
        pets.query(
            "SELECT ID, EXECTYPE, ORDEREXECUTED FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED"));
    schema.addAll(pets.query("SELECT LOCKED FROM DATABASECHANGELOGLOCK"));
    boolean column =
        !pets.query("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits'").isEmpty();
    return new FaultedDatabase(
        pets(pets, column ? ", typeof(traits), traits" : ""),
        times(pets),
        schema,
        journal(pets),
        pets.query("SELECT outcome FROM petshell_run ORDER BY number"),
        pets.query(
            "SELECT command, sum(changed) FROM petshell_run GROUP BY command ORDER BY command"));
  }

  private static List<String> pets(WebAppDatabase pets, String traits) {
    return pets.query(
        "SELECT id, name, userId, health, hunger, createdAt" + traits + " FROM Pet ORDER BY id");
  }

  private static List<String> times(WebAppDatabase pets) {
    return pets.query("SELECT updatedAt FROM Pet ORDER BY id");
  }

  private static List<String> journal(WebAppDatabase pets) {
    List<String> journal =
        pets.query(
            "SELECT number, command, undoes, changed, unchanged, skipped, failed, batches"
                + " FROM petshell_run ORDER BY number");
    journal.addAll(
        pets.query(
            "SELECT run, petId, typeof(before), before, after"
                + " FROM petshell_replaced ORDER BY run, petId"));
    journal.addAll(pets.query("SELECT petId, run FROM petshell_quarantine ORDER BY petId"));
    return journal;
  }

  /** Returns what the jobs write in their transactions, without how the runs ended. */
  List<Object> data() {
    return List.of(pets, times, schema, journal);
  }

  boolean isAtWork() {
    return ends.contains("running");
  }

  boolean isAbandoned() {
    return ends.contains("abandoned");
  }
}
