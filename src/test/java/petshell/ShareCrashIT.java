package petshell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.postgres.StoppableServer;

/**
 * Two and eight workers in several processes fill one database on a real server, while at random
 * instants a process is killed, or stopped for longer than its lease, connections are ended, or the
 * server is stopped or killed. In the first round a process commits late for sure. {@code
 * -Dcrash.shares=100} does more rounds than 10, {@code -Dcrash.seed=...} repeats the choices of a
 * run; the operating system adds its own chance.
 */
@DisabledOnOs(OS.WINDOWS)
class ShareCrashIT {
  private static final int ROUNDS = Integer.getInteger("crash.shares", 10);
  private static final int PETS = 8_000;
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  @TempDir Path folder;

  @Test
  void whateverHappensToWorkersEachPetIsFilledOnce() throws Exception {
    try (StoppableServer server = StoppableServer.start()) {
      ServerCrash.prepare(server, folder, PETS);
      SharedPets pets = new SharedPets(server);
      ShareCrash crash = new ShareCrash(server, pets, folder, SEED);
      crash.migrate();
      pets.countWrites();
      crash.lateCommit();
      for (int round = 1; round < ROUNDS; round++) {
        crash.round(round % 2 == 0 ? 1 : 4);
      }
      System.out.println("crash, shared: " + crash.summary());
      assertTrue(crash.inTime() > 0, crash.summary());
    }
  }
}
