package petshell.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.Proposals;
import petshell.store.WebAppDatabase;
import petshell.store.sqlite.SqliteFile;

class PetNamesTest {
  @TempDir private Path folder;
  @TempDir private Path otherFolder;

  @Test
  void theLastSeenComesFirstAndTheOldestIsForgotten() {
    PetNames names = new PetNames(new DatabaseChoice(() -> new SqliteFile(Path.of("none"))), 3);
    names.note("1", "Milo");
    names.note("2", "Mia");
    names.note("3", "Max");
    names.note("1", "Milo");
    assertEquals(List.of("1", "3", "2"), ids(names, "m"));
    assertEquals(List.of("1", "2"), ids(names, "MI"));
    names.note("4", "Moe");
    assertEquals(List.of("4", "1", "3"), ids(names, ""));
  }

  @Test
  void petsThatWereNotShownAreReadInTheBackground() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.addPets(1000, 7);
    pets.execute(
        "UPDATE Pet SET name = 'Zoë' WHERE id IN (SELECT id FROM Pet ORDER BY id LIMIT 2)");
    List<String> zoes = pets.query("SELECT id FROM Pet ORDER BY id LIMIT 2");
    try (PetNames names = new PetNames(new DatabaseChoice(pets::address))) {
      names.begin();
      names.await();
      assertEquals(zoes, ids(names, "zoë"));
      names.note(zoes.get(1), "Zoë");
      assertEquals(List.of(zoes.get(1), zoes.get(0)), ids(names, "zo"));
      assertEquals(1092, names.find("", 5000).size());
    }
  }

  @Test
  void itReadsNoMoreThanThereIsRoomFor() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    try (PetNames names = new PetNames(new DatabaseChoice(pets::address), 10)) {
      names.begin();
      names.await();
      assertEquals(10, names.find("", 5000).size());
    }
  }

  @Test
  void aNameMeansOnePetAloneOnlyWhereAllNamesAreKnown() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.execute("UPDATE Pet SET name = 'Zoë' WHERE id = (SELECT min(id) FROM Pet)");
    DatabaseChoice choice = new DatabaseChoice(pets::address);
    for (int room : List.of(10, 92, 1_000)) {
      try (PetNames names = new PetNames(choice, room)) {
        names.begin();
        names.await();
        List<CompletionProposal> found = new PetCandidates(choice, names).find("Zo");
        assertEquals(room > 92 ? 1 : 2, found.size());
        if (found.size() > 1) {
          assertTrue(Proposals.isRest(found.get(1)));
          assertEquals("Zo", found.get(1).value());
        }
      }
    }
  }

  @Test
  void howManyMoreHaveTheNameIsSaid() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.execute("UPDATE Pet SET name = 'Zoë'");
    DatabaseChoice choice = new DatabaseChoice(pets::address);
    try (PetNames names = new PetNames(choice)) {
      names.begin();
      names.await();
      List<CompletionProposal> found = new PetCandidates(choice, names).find("zo");
      assertEquals("… 62 more", found.get(30).displayText());
      assertEquals("zo", found.get(30).value());
      assertEquals("… 62 more", new PetCandidates(choice, names).find("").get(30).displayText());
    }
  }

  @Test
  void anotherDatabaseHasOtherPets() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    WebAppDatabase others = WebAppDatabase.demo(otherFolder);
    others.execute("DELETE FROM Pet WHERE rowid > 2");
    DatabaseChoice choice = new DatabaseChoice(pets::address);
    try (PetNames names = new PetNames(choice)) {
      names.begin();
      names.await();
      names.note("seen", "Mia");
      choice.change(others.address());
      names.await();
      assertEquals(2, names.find("", 100).size());
    }
  }

  @Test
  void nothingIsReadBeforeThePromptOpensOrAfterItEnds() throws InterruptedException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    DatabaseChoice choice = new DatabaseChoice(pets::address);
    PetNames names = new PetNames(choice);
    choice.change(pets.address());
    names.await();
    assertEquals(List.of(), names.find("", 100));
    names.close();
    choice.change(pets.address());
    names.await();
    assertEquals(List.of(), names.find("", 100));
  }

  @Test
  void whereThereIsNoDatabaseNothingIsReadAndNothingFails() throws InterruptedException {
    try (PetNames names =
        new PetNames(new DatabaseChoice(() -> new SqliteFile(folder.resolve("none.db"))))) {
      names.begin();
      names.await();
      assertTrue(names.find("", 100).isEmpty());
    }
  }

  private static List<String> ids(PetNames names, String prefix) {
    return names.find(prefix, 100).stream().map(CompletionProposal::value).toList();
  }
}
