package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petshell.shell.ShellHarness.Result;
import petshell.store.postgres.PlayedCitus;

/** The commands on the coordinator of a cluster, as far as a plain server plays one. */
class ClusterTest {
  private PostgresScene pets;

  @BeforeEach
  void make() {
    pets = PostgresScene.prepared("cluster", scene -> scene.execute(PlayedCitus.coordinator()));
  }

  @AfterEach
  void drop() {
    if (pets != null) {
      pets.close();
    }
  }

  @Test
  void theWholeWayAndBackWorksThere() {
    pets.execute(PlayedCitus.spreading());
    for (String command :
        List.of(
            "migrate",
            "backfill --batch 10",
            "verify",
            "regen --all --yes",
            "enforce",
            "relax --yes",
            "rollback --yes",
            "uninstall --yes")) {
      Result result = pets.run(command.split(" "));
      assertEquals(0, result.code(), command + ": " + result.err());
    }
  }

  @Test
  void statusShowsHowTheTablesLie() {
    pets.execute(PlayedCitus.spreading());
    String status = pets.done("status").out();
    assertTrue(
        status.contains(
            """
              Spread  Pet by id, 4 shards on 2 nodes
                      PetTrait by petId, 4 shards on 2 nodes, beside the pets
                      User whole on each node
                      Trait whole on each node
            """),
        status);
    String json = pets.done("status", "--format", "json").out();
    assertTrue(
        json.replaceAll("\\s+", " ")
            .contains(
                "\"spread\": { \"tables\": [ \"Pet by id, 4 shards on 2 nodes\", \"PetTrait by"
                    + " petId, 4 shards on 2 nodes, beside the pets\", \"User whole on each node\","
                    + " \"Trait whole on each node\" ], \"trouble\": null }"),
        json);
  }

  @Test
  void statusSaysWhatKeepsTheWorkOnOneNode() {
    String status = pets.done("status").out();
    assertTrue(status.contains("create_distributed_table('\"Pet\"', 'id') spreads it."), status);
  }

  @Test
  void aWorkerNodeIsReadAndEachChangeRefusedInOneLine() {
    pets.execute(
        "SET allow_system_table_mods = on; UPDATE pg_catalog.pg_dist_local_group SET groupid = 1");
    assertEquals(0, pets.run("status").code());
    for (String command : List.of("migrate", "backfill")) {
      Result result = pets.run(command);
      assertEquals(4, result.code(), command);
      assertEquals(
          "error: cannot write to "
              + pets.url()
              + ": it is a worker of a Citus cluster, whose locks the other nodes do not see;"
              + " name the coordinator\n",
          result.err());
    }
  }
}
