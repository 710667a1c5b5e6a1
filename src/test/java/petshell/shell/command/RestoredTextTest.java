package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import petshell.job.fill.RestoredCounts;
import petshell.output.Cell;

class RestoredTextTest {
  private static final Path FILE = Path.of("t.jsonl");

  @Test
  void whatIsZeroIsNotNamed() {
    assertEquals(
        List.of("Restored 90 pets from t.jsonl."), done(new RestoredCounts(90, 0, 0, 0, 0, 0)));
    assertEquals(
        List.of("Restored 1 pet from t.jsonl (1 differs from the generator)."),
        done(new RestoredCounts(1, 0, 1, 0, 0, 0)));
    assertEquals(
        List.of("Restored no pets from t.jsonl; 1 saved value is invalid; 1 pet no longer exists."),
        done(new RestoredCounts(0, 0, 0, 5, 1, 1)));
  }

  @Test
  void everythingElseIs() {
    RestoredCounts counts = new RestoredCounts(1_000, 200, 3, 0, 2, 4);
    String parts =
        "1,200 pets from t.jsonl (3 differ from the generator); 2 saved values are invalid; 4 pets"
            + " no longer exist.";
    assertEquals(
        List.of("Restored " + parts, "Replaced the other traits of 200 pets."), done(counts));
    assertEquals(
        List.of("Would restore " + parts, "Would replace the other traits of 200 pets."),
        texts(RestoredText.preview(FILE, counts)));
  }

  private static List<String> done(RestoredCounts counts) {
    return texts(RestoredText.done(FILE, counts));
  }

  private static List<String> texts(List<Cell> lines) {
    return lines.stream().map(Cell::text).toList();
  }
}
