package petshell.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.trait.TraitGenerator;

/** One picture of some pets of the demo database, for the README. */
final class PetRow {
  private static final int CELL = PetDrawing.SIZE;
  private static final int LABEL = 50;

  /** A pet of the demo database. */
  private record Pet(String id, String name) {}

  private static final List<Pet> PETS =
      List.of(
          new Pet("1fe7cae0-8949-4815-9685-00309bb7a584", "Clover"),
          new Pet("28b8f8dd-9214-489c-a4e0-00531dadfaeb", "Sesame"),
          new Pet("08d26a6b-7236-46a6-8862-0023560a2235", "Taro"),
          new Pet("de05d303-475e-43ee-890a-00630ae4987d", "Bella"),
          new Pet("f8795cfa-61bf-4583-b41b-00ca90c798b2", "Milo"),
          new Pet("7c3d4cb4-e595-4dd1-9f11-0065b26db2c0", "Taro"),
          new Pet("1501c1ea-7e4f-4753-b3ab-00a01835f482", "Pepper"),
          new Pet("5a41e349-c388-4ba0-ae14-00c7e93e7e6f", "Echo"));

  private PetRow() {}

  /** Returns the row as SVG, with what the generator gives for the pets' ids. */
  static String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%3$d" \
            height="%4$d" role="img" aria-labelledby="row-title">
            <title id="row-title">Eight pets of the demo database</title>
            <rect width="%1$d" height="%2$d" rx="24" fill="#faf8ff"/>
            """,
            CELL * PETS.size(),
            CELL + LABEL,
            CELL * PETS.size() / 2,
            (CELL + LABEL) / 2));
    for (int place = 0; place < PETS.size(); place++) {
      Pet pet = PETS.get(place);
      int left = place * CELL;
      svg.append(
          PetDrawing.svg(pet.id(), pet.name(), Optional.of(TraitGenerator.generate(pet.id())))
              .replaceFirst("<svg ", "<svg x=\"" + left + "\" y=\"0\" "));
      svg.append(ContactSheet.text(left + CELL / 2, CELL + 24, 26, "normal", pet.name()));
    }
    return svg.append("</svg>\n").toString();
  }
}
