package petshell.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import petshell.schema.Migrations;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.sqlite.SqliteFile;
import petshell.trait.TraitText;

/**
 * What one pet takes of reading pages, of scanning stored traits, and of writing batches, on a real
 * file in the temporary folder, commits included.
 *
 * <p>{@code mvn -B -q -Pbench verify -DskipTests -Dbench=BulkBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BulkBenchmark.PETS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BulkBenchmark {
  static final int PETS = 20_000;

  private static final int PAGE = 1_000;

  private static final String MORE_PETS =
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
      INSERT INTO "Pet" ("id", "name", "userId", "updatedAt")
      SELECT printf('%%08x-07a2-4002-800e-00037b9ce711', i * 2654435761 %% 4294967296), 'Pet ' || i,
        (SELECT "id" FROM "User" LIMIT 1), '2026-02-01T00:00:00.000+00:00' FROM n
      """;

  /** A migrated database without any traits. */
  @State(Scope.Thread)
  public static class Unfilled {
    private Path folder;
    Database database;
    TraitsDao traits;
    private List<TraitsToStore> fills;

    /** Makes the database, and the texts to store. */
    @Setup
    public void make() throws IOException, SQLException {
      folder = Files.createTempDirectory("petshell-bench-");
      Path file = folder.resolve("pets.db");
      Files.createFile(file);
      database =
          Database.open(
              new SqliteFile(file),
              new OpenOptions(Access.WRITE, OpenOptions.DEFAULT_BUSY_TIMEOUT, time -> true));
      Migrations migrations = new Migrations(database, message -> {});
      migrations.initialise(true);
      migrations.migrate((written, note) -> {});
      execute(
          "DELETE FROM \"PetTrait\"",
          "DELETE FROM \"Pet\"",
          String.format(Locale.ROOT, MORE_PETS, PETS));
      traits = database.traits();
      fills = new ArrayList<>();
      Optional<Cursor> from = Optional.empty();
      do {
        Page<PetKey> page = page(from);
        fills.addAll(traits.prepare(page.rows(), TraitText::of));
        from = page.next();
      } while (from.isPresent());
    }

    final Page<PetKey> page(Optional<Cursor> from) {
      PageRequest request = new PageRequest(from, PAGE, OptionalLong.empty());
      return database.read(() -> traits.page(request));
    }

    final void write(int batch) {
      StoredTime now = StoredTime.of(Instant.EPOCH);
      for (int from = 0; from < fills.size(); from += batch) {
        List<TraitsToStore> some = fills.subList(from, Math.min(fills.size(), from + batch));
        database.write(() -> traits.fill(some, now));
      }
    }

    final void execute(String... statements) throws SQLException {
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pets.db"));
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }
    }

    /** Removes the database. */
    @TearDown
    public void remove() throws IOException {
      traits.close();
      database.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The same, unfilled again before each round. */
  @State(Scope.Thread)
  public static class Emptied extends Unfilled {
    /** How many rows a transaction has. */
    @Param({"100", "1000", "10000"})
    public int batch;

    /** Takes the traits away. */
    @Setup(Level.Invocation)
    public void empty() throws SQLException {
      execute("UPDATE \"Pet\" SET \"traits\" = NULL");
    }
  }

  /** The same with all traits stored. */
  @State(Scope.Thread)
  public static class Filled extends Unfilled {
    private boolean filled;

    /** Stores them once; behind the other set-up, which JMH runs in no order within a level. */
    @Setup(Level.Iteration)
    public void fill() {
      if (!filled) {
        write(PETS);
        filled = true;
      }
    }
  }

  /** Reads the keys of all pets without traits, a page at a time. */
  @Benchmark
  public long readPages(Unfilled pets) {
    long read = 0;
    Optional<Cursor> from = Optional.empty();
    do {
      Page<PetKey> page = pets.page(from);
      read += page.rows().size();
      from = page.next();
    } while (from.isPresent());
    return read;
  }

  /** Reads all pets with their traits, a chunk at a time. */
  @Benchmark
  public long scan(Filled pets) {
    PetScan scan = new PetScan(pets.database, pets.traits);
    long read = 0;
    for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
      read += chunk.size();
    }
    return read;
  }

  /** Writes traits to all pets, a transaction a batch. */
  @Benchmark
  public void writeBatches(Emptied pets) {
    pets.write(pets.batch);
  }
}
