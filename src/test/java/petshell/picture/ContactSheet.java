package petshell.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** One picture of all trait values, for the documentation. */
final class ContactSheet {
  private static final int LEFT = 150;
  private static final int CELL = PetDrawing.SIZE;
  private static final int ROW = CELL + 30;
  private static final int SIZE = LEFT + 5 * CELL;

  private final StringBuilder svg = new StringBuilder();
  private int row;

  private ContactSheet() {}

  /** Returns the sheet as SVG, as wide as high. */
  static String svg() {
    ContactSheet sheet = new ContactSheet();
    sheet.begin();
    sheet.add("size", sizes());
    sheet.add("pattern", patterns());
    sheet.add("accessory", accessories());
    sheet.add("expression", expressions());
    sheet.add("rarity", rarities());
    return sheet.svg.append("</svg>\n").toString();
  }

  /** A picture with what is written below it. */
  private record Cell(String label, Optional<PetTraits> traits) {
    static Cell of(String label, PetTraits traits) {
      return new Cell(label, Optional.of(traits));
    }
  }

  private static List<Cell> sizes() {
    List<Cell> cells = new ArrayList<>();
    for (BodySize value : BodySize.values()) {
      cells.add(Cell.of(value.text(), Samples.with(value)));
    }
    return cells;
  }

  private static List<Cell> patterns() {
    List<Cell> cells = new ArrayList<>();
    for (PatternType value : PatternType.values()) {
      cells.add(Cell.of(value.text(), Samples.with(value)));
    }
    return cells;
  }

  private static List<Cell> accessories() {
    List<Cell> cells = new ArrayList<>();
    for (Accessory value : Accessory.values()) {
      cells.add(Cell.of(value.text(), Samples.with(value)));
    }
    return cells;
  }

  private static List<Cell> expressions() {
    List<Cell> cells = new ArrayList<>();
    for (Expression value : Expression.values()) {
      cells.add(Cell.of(value.text(), Samples.with(value)));
    }
    return cells;
  }

  private static List<Cell> rarities() {
    List<Cell> cells = new ArrayList<>();
    for (Rarity value : Rarity.values()) {
      cells.add(Cell.of(value.text(), Samples.with(value)));
    }
    cells.add(new Cell("no valid traits", Optional.empty()));
    return cells;
  }

  private void begin() {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%1$d" \
            height="%1$d" role="img" aria-labelledby="sheet-title">
            <title id="sheet-title">Every value of every trait</title>
            <rect width="%1$d" height="%1$d" rx="24" fill="#faf8ff"/>
            """,
            SIZE));
  }

  private void add(String heading, List<Cell> cells) {
    int top = row * ROW;
    svg.append(text(LEFT / 2, top + ROW / 2, 22, "bold", heading));
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      int left = LEFT + column * CELL;
      String id = "sheet " + row + " " + column;
      svg.append(
          PetDrawing.svg(id, cell.label(), cell.traits())
              .replace("<svg ", "<svg x=\"" + left + "\" y=\"" + top + "\" "));
      svg.append(text(left + CELL / 2, top + CELL + 18, 24, "normal", cell.label()));
    }
    row++;
  }

  static String text(int x, int y, int size, String weight, String words) {
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="middle" font-family="sans-serif" font-size="%d" \
        font-weight="%s" fill="#2b2038">%s</text>
        """,
        x,
        y,
        size,
        weight,
        words);
  }
}
