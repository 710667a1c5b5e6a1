package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.StatementLog;
import petshell.store.WatchedDatabase;
import petshell.store.WebAppDatabase;

/** How many statements and transactions a look-up costs, which completion does for each word. */
class LookupStatementsTest {
  @TempDir private Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void demo() {
    pets = WebAppDatabase.demo(folder);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPetIsFoundWithOneStatementOnTheSchemaBeforeThoseOnIt(boolean migrated) {
    if (migrated) {
      pets.migrate();
    }
    String id = pets.query("SELECT id FROM Pet WHERE parent1Id IS NULL LIMIT 1").get(0);
    // The schema, the pet, its owner and its genetic traits.
    assertCosts(4, database -> found(database, id));
    // The pet is looked for by its whole id and by its beginning before it is read.
    assertCosts(6, database -> found(database, id.substring(0, id.length() - 1)));
  }

  @Test
  void eachParentCostsOneMore() {
    List<String> ids = pets.query("SELECT id FROM Pet ORDER BY id LIMIT 3");
    pets.execute(
        String.format(
            "UPDATE Pet SET parent1Id = '%2$s', parent2Id = '%3$s' WHERE id = '%1$s'",
            ids.toArray()));
    assertCosts(
        6,
        database ->
            assertEquals(
                ids.subList(1, 3),
                found(database, ids.get(0)).parents().stream().map(one -> one.id()).toList()));
  }

  private static PetLookup.Found found(Database database, String id) {
    return assertInstanceOf(PetLookup.Found.class, new PetLookup(database).find(id));
  }

  @Test
  void completionAsksOnceForTheSchemaAndTwiceForAWord() {
    assertCosts(
        3, database -> assertEquals(30, new PetLookup(database).suggest("", 30).first().size()));
    assertCosts(3, database -> Owners.suggest(database, "", 30));
    assertCosts(5, database -> Owners.suggest(database, "user1", 30));
    assertCosts(2, database -> assertEquals(92, new PetLookup(database).first(500).size()));
  }

  private void assertCosts(int statements, Consumer<Database> lookup) {
    AtomicInteger transactions = new AtomicInteger();
    try (Database database =
        WatchedDatabase.open(
            pets.address(), Access.READ, (transaction, point) -> transactions.set(transaction))) {
      StatementLog log = StatementLog.of(database);
      lookup.accept(database);
      assertEquals(1, transactions.get());
      assertEquals(statements, log.statements().size(), () -> log.statements().toString());
      assertTrue(log.statements().get(0).contains("sqlite_master"), log.statements().get(0));
    }
  }
}
