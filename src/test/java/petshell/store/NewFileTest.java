package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.NewFile.Kind;

class NewFileTest {
  private static final String OURS = "ours";
  private static final String THEIRS = "theirs";

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void nameFile() {
    target = folder.resolve("new");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void itHasItsNameOnlyWhenItIsWhole(Kind kind) throws IOException {
    NewFile.write(
        kind,
        target,
        stream -> {
          stream.write(OURS.getBytes(StandardCharsets.UTF_8));
          stream.flush();
          assertFalse(Files.exists(target));
        });
    assertEquals(OURS, Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatBreaksOffLeavesNothing(Kind kind) {
    StoreException failed =
        assertThrows(
            StoreException.class,
            () ->
                NewFile.write(
                    kind,
                    target,
                    stream -> {
                      stream.write(1);
                      throw new IOException("the disk is full");
                    }));
    assertEquals(
        "cannot write to " + target + "; check the free space and the rights of its folder",
        failed.getMessage());
    assertEquals(List.of(), files());
  }

  @Test
  void aNameThatIsTakenMeanwhileStaysTheOthers() throws IOException {
    try (NewFile file = started(Kind.PRIVATE)) {
      Files.writeString(target, THEIRS);
      assertEquals(
          target + " already exists; choose another name",
          assertThrows(StoreException.class, file::publish).getMessage());
      file.withdraw();
    }
    assertEquals(THEIRS, Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void aReplacementTakesTheNameOfALinkAndNotWhatItPointsTo() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), THEIRS);
    Files.createSymbolicLink(target, other);
    try (NewFile file = started(Kind.REPLACEMENT)) {
      file.publish();
    }
    assertEquals(OURS, Files.readString(target));
    assertEquals(THEIRS, Files.readString(other));
    assertFalse(Files.isSymbolicLink(target));
  }

  @Test
  void anotherFileThatIsPutInPlaceOfTheDraftIsNotPublished() throws IOException {
    try (NewFile file = started(Kind.PRIVATE)) {
      Path other = Files.writeString(folder.resolve("other"), THEIRS);
      Files.delete(file.draft());
      Files.createSymbolicLink(file.draft(), other);
      file.fill(stream -> stream.write(OURS.getBytes(StandardCharsets.UTF_8)));
      assertThrows(StoreException.class, file::publish);
      assertEquals(THEIRS, Files.readString(other));
    }
    assertFalse(Files.exists(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-wal", "-shm", "-journal"})
  void aDatabaseIsNotMadeNextToFilesThatAppearMeanwhile(String ending) throws IOException {
    Path journal = folder.resolve("new" + ending);
    try (NewFile file = started(Kind.PRIVATE_DATABASE)) {
      Files.writeString(journal, THEIRS);
      assertTrue(
          assertThrows(StoreException.class, file::publish)
              .getMessage()
              .startsWith("a file left by an older database would break "));
    }
    assertEquals(List.of(journal), files());
    Files.delete(journal);
    try (NewFile file = started(Kind.PRIVATE_DATABASE)) {
      file.publish();
      file.requireSound();
      Files.writeString(journal, THEIRS);
      assertThrows(StoreException.class, file::requireSound);
    }
    assertEquals(List.of(journal), files());
  }

  @Test
  void whatIsWithdrawnIsGoneAndAnotherFileOfThatNameIsNot() throws IOException {
    try (NewFile file = started(Kind.PRIVATE)) {
      file.publish();
      assertTrue(Files.exists(target));
      file.withdraw();
      assertFalse(Files.exists(target));
    }
    try (NewFile file = started(Kind.PRIVATE)) {
      file.publish();
      Files.delete(target);
      Files.writeString(target, THEIRS);
      file.withdraw();
      assertThrows(StoreException.class, file::requireSound);
    }
    assertEquals(THEIRS, Files.readString(target));
  }

  private NewFile started(Kind kind) throws IOException {
    NewFile file = NewFile.begin(kind, target);
    file.fill(stream -> stream.write(OURS.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
