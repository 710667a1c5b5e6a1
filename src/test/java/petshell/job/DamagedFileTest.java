package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.job.look.Verify;
import petshell.job.schema.Rollback;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;

/** Files whose damage SQLite does not notice by itself. */
@Timeout(60)
class DamagedFileTest {
  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    pets.addPets(2_000, 7);
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database), BackfillOptions.DEFAULT).run();
    }
  }

  @Test
  void rowsThatComeAgainEndTheScanAndNoRowIsWritten() throws Exception {
    repeatALeaf("Pet");
    List<String> before = pets.query("SELECT quote(id), quote(traits) FROM Pet");
    try (Database database = pets.open(Access.READ)) {
      PetShellException thrown =
          assertThrows(
              PetShellException.class,
              () -> new Verify(database, new Cancellation(), new RecordedProgress(), 5).run());
      assertTrue(thrown.getMessage().contains(" is damaged: "), thrown.getMessage());
      assertTrue(
          thrown.getMessage().endsWith("restore a backup; PRAGMA integrity_check says more"),
          thrown.getMessage());
    }
    try (Database database = pets.open(Access.READ)) {
      PetListing listing =
          new PetListing(database, new Cancellation(), PetCriteria.ALL, PetSort.NAME);
      assertThrows(
          PetShellException.class,
          () -> listing.read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> {})));
    }
    assertEquals(before, pets.query("SELECT quote(id), quote(traits) FROM Pet"));
  }

  @Test
  void idsThatComeAgainEndTheListing() throws Exception {
    repeatALeaf("sqlite_autoindex_Pet_1");
    try (Database database = pets.open(Access.READ)) {
      PetListing listing =
          new PetListing(database, new Cancellation(), PetCriteria.ALL, PetSort.ID);
      assertThrows(
          PetShellException.class,
          () -> listing.read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> {})));
    }
  }

  @Test
  void anIndexThatLacksEntriesIsSaidToBeDamagedAndTheRowsToBeRight() throws Exception {
    for (String index : pets.query("SELECT name FROM pragma_index_list('Pet')")) {
      shortenALeaf(index);
    }
    try (Database database = pets.open(Access.READ)) {
      PetShellException thrown =
          assertThrows(
              PetShellException.class,
              () -> new Verify(database, new Cancellation(), new RecordedProgress(), 5).run());
      assertTrue(
          thrown.getMessage().contains("for 2,092 rows; the rows are right; "),
          thrown.getMessage());
    }
  }

  @Test
  void aTableThatLacksRowsIsNotSavedAndNotRolledBack() throws Exception {
    repeatALeaf("Pet");
    try (Database database = pets.open(Access.WRITE)) {
      Rollback rollback =
          new Rollback(
              Operations.on(database, "rollback"), new petshell.schema.RollbackPlan.LastMigrate());
      assertThrows(PetShellException.class, rollback::run);
    }
    assertEquals(
        List.of("1"), pets.query("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits'"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".jsonl")).toList());
    }
  }

  /** Has the last child of a root point to the page of its first one. */
  private void repeatALeaf(String name) throws Exception {
    edit(
        name,
        (file, page, size) -> {
          int cells = file.getShort(page + 3) & 0xffff;
          assertTrue(cells > 1, "an inner page");
          int first = page + (file.getShort(page + 12) & 0xffff);
          file.putInt(page + 8, file.getInt(first));
        });
  }

  /** Has the first leaf of a root hold a cell less. */
  private void shortenALeaf(String name) throws Exception {
    edit(
        name,
        (file, page, size) -> {
          int first = page + (file.getShort(page + 12) & 0xffff);
          int leaf = (file.getInt(first) - 1) * size;
          file.putShort(leaf + 3, (short) (file.getShort(leaf + 3) - 1));
        });
  }

  private interface Edit {
    void of(ByteBuffer file, int page, int size);
  }

  private void edit(String name, Edit edit) throws Exception {
    int size = Integer.parseInt(pets.query("PRAGMA page_size").get(0));
    int root =
        Integer.parseInt(
            pets.query("SELECT rootpage FROM sqlite_master WHERE name = '" + name + "'").get(0));
    byte[] bytes = Files.readAllBytes(pets.file());
    edit.of(ByteBuffer.wrap(bytes), (root - 1) * size, size);
    Files.write(pets.file(), bytes);
  }
}
