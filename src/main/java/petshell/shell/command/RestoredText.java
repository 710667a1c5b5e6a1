package petshell.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.job.fill.RestoredCounts;
import petshell.output.Cell;
import petshell.output.Numbers;

/** What became of the traits of a saved file, as people read it; what is zero is not named. */
final class RestoredText {
  private RestoredText() {}

  /** Returns the lines on what was done. */
  static List<Cell> done(Path file, RestoredCounts counts) {
    List<Cell> lines = new ArrayList<>();
    lines.add(Cell.of(sentence("Restored ", file, counts)));
    if (counts.replaced() > 0) {
      lines.add(Cell.of("Replaced the other traits of " + PetText.pets(counts.replaced()) + "."));
    }
    return lines;
  }

  /** Returns the lines on what would be done. */
  static List<Cell> preview(Path file, RestoredCounts counts) {
    List<Cell> lines = new ArrayList<>();
    lines.add(Cell.of(sentence("Would restore ", file, counts)));
    if (counts.replaced() > 0) {
      lines.add(
          Cell.of("Would replace the other traits of " + PetText.pets(counts.replaced()) + "."));
    }
    return lines;
  }

  private static String sentence(String verb, Path file, RestoredCounts counts) {
    List<String> parts = new ArrayList<>();
    long restored = counts.restored();
    String different =
        part(counts.different(), "differs from the generator", "differ from the generator")
            .map(text -> " (" + text + ")")
            .orElse("");
    parts.add(
        verb + (restored == 0 ? "no pets" : PetText.pets(restored)) + " from " + file + different);
    part(counts.invalid(), "saved value is invalid", "saved values are invalid")
        .ifPresent(parts::add);
    part(counts.unknown(), "pet no longer exists", "pets no longer exist").ifPresent(parts::add);
    return String.join("; ", parts) + ".";
  }

  private static Optional<String> part(long count, String one, String many) {
    return count == 0
        ? Optional.empty()
        : Optional.of(Numbers.grouped(count) + " " + (count == 1 ? one : many));
  }

  /** Returns the warning for pets that were left with other traits than the saved ones. */
  static String leftAlone(long pets) {
    return PetText.pets(pets)
        + (pets == 1 ? " has" : " have")
        + " other traits than the saved ones and "
        + (pets == 1 ? "was" : "were")
        + " left alone; --replace writes the saved ones, and undo puts the others back";
  }
}
