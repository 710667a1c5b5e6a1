package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;

class ServerTrainingTest {
  @TempDir Path folder;

  @Test
  void theClassesOfTheDriverAreLoaded() throws Exception {
    Path log = folder.resolve("log");
    List<String> command =
        TestProcess.java(
            System.getProperty("java.class.path"), Training.class, "-Xlog:class+load:file=" + log);
    Process process = TestProcess.builder(command).redirectErrorStream(true).start();
    assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
    String loaded = Files.readString(log);
    for (String one :
        List.of(
            "org.postgresql.core.v3.QueryExecutorImpl",
            "org.postgresql.jdbc.PgPreparedStatement",
            "org.jdbi.v3.postgres.PostgresPlugin")) {
      assertTrue(loaded.contains(' ' + one + ' '), one);
    }
  }

  /** Only loads them. */
  static final class Training {
    private Training() {}

    public static void main(String[] arguments) {
      ServerTraining.load();
    }
  }
}
