package petshell;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.postgres.StoppableServer;

/**
 * Real processes on a real server, while the web app writes too: at random instants of every
 * command that writes, petshell is killed, its connections are ended, or the server is stopped or
 * killed. {@code -Dcrash.kills=200} does so more often than 20 times, {@code -Dcrash.seed=...}
 * repeats the choices of a run; the operating system adds its own chance.
 */
@DisabledOnOs(OS.WINDOWS)
class ServerCrashIT {
  private static final int FAULTS = Integer.getInteger("crash.kills", 20);
  private static final int PETS = Integer.getInteger("crash.pets", 10_000);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  @TempDir Path folder;

  @Test
  void everyFaultLeavesOldOrNewValuesAndTheSameCommandGoesOn() throws Exception {
    try (StoppableServer server = StoppableServer.start()) {
      ServerCrash.prepare(server, folder, PETS);
      try (ServerApp app = new ServerApp(server, SEED)) {
        ServerCrash crash = new ServerCrash(server, app, folder, SEED, FAULTS);
        while (!crash.isDone()) {
          crash.take("migrate", List.of("migrate"));
          crash.take("backfill", List.of("backfill"));
          crash.drift();
          crash.take("regen", List.of("regen", "--all", "--yes"));
          app.writesTraits(true);
          crash.fill();
          crash.take("enforce", List.of("enforce"));
          crash.take("relax", List.of("relax", "--yes"));
          app.writesTraits(false);
          crash.take("rollback", List.of("rollback", "--yes"));
        }
        System.out.println("crash, server: " + crash.summary());
      }
    }
  }
}
