package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import petshell.output.Cell;
import petshell.output.Colors;
import petshell.output.Field;
import petshell.trait.HslColor;
import petshell.trait.PetTraits;

/** Traits as people see them. */
final class TraitFields {
  private TraitFields() {}

  static List<Field> of(PetTraits traits) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("body colour", color(traits.bodyColor())));
    fields.add(Field.of("pattern", traits.patternType().text()));
    traits.patternColor().ifPresent(color -> fields.add(Field.of("pattern colour", color(color))));
    fields.add(Field.of("accessory", traits.accessory().text()));
    fields.add(Field.of("size", traits.bodySize().text()));
    fields.add(Field.of("expression", traits.expression().text()));
    fields.add(Field.of("rarity", traits.rarity().text()));
    fields.add(Field.of("version", Cell.of(traits.traitVersion())));
    return fields;
  }

  private static Cell color(HslColor color) {
    String text =
        String.format(Locale.ROOT, "hsl(%.1f, %.1f%%, %.1f%%)", color.h(), color.s(), color.l());
    return Cell.of(text).withSwatch(Colors.ofHsl(color.h(), color.s(), color.l()));
  }
}
