package petshell.shell.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import petshell.job.look.PetLookup;
import petshell.output.Cell;
import petshell.output.Colors;
import petshell.output.Field;
import petshell.output.Style;
import petshell.output.Times;
import petshell.store.Pet;
import petshell.store.PetGene;
import petshell.store.PetName;
import petshell.store.RawValue;
import petshell.trait.HslColor;
import petshell.trait.PetTraits;
import petshell.trait.TraitState;

/**
 * The facts of a pet as people see them.
 *
 * @param found the pet
 * @param state how its traits compare with the generated ones
 * @param ids what is shown for the ids of its parents
 * @param now what times are measured from
 */
record PetCard(PetLookup.Found found, TraitState state, Map<String, String> ids, Instant now) {

  /** Returns the facts, the most important ones first. */
  List<Field> facts() {
    Pet pet = found.pet();
    List<Field> facts = new ArrayList<>();
    List<Cell> title = new ArrayList<>();
    title.add(Cell.of(Style.HEADING, pet.name()));
    pet.validTraits().ifPresent(traits -> title.add(Cell.of(traits.rarity().text())));
    title.add(Cell.of(style(state), state.text()));
    facts.add(new Field("", title));
    facts.add(Field.of("", PetText.id(pet.id())));
    facts.add(Field.of("Owner", owner()));
    facts.add(Field.of("Created", time(pet.times().createdAt())));
    facts.add(Field.of("Updated", time(pet.times().updatedAt())));
    pet.validTraits().ifPresent(traits -> addTraits(traits, facts));
    facts.add(new Field("Condition", needs(pet.needs())));
    facts.add(new Field("Personality", personality(pet.personality())));
    facts.add(Field.of("Generation", pet.generation().text()));
    addAll("Parents", found.parents().stream().map(this::parent).toList(), facts);
    addAll("Genetics", found.genes().stream().map(PetCard::gene).toList(), facts);
    return facts;
  }

  private static void addAll(String label, List<Cell> values, List<Field> facts) {
    if (!values.isEmpty()) {
      facts.add(new Field(label, values));
    }
  }

  /** Returns how a state is shown. */
  static Style style(TraitState state) {
    return switch (state) {
      case EXACT -> Style.GOOD;
      case ROUNDED, FORMATTED -> Style.WARNING;
      case DRIFTED, OTHER_VERSION, INVALID, MISSING -> Style.BAD;
    };
  }

  private String owner() {
    return found
        .owner()
        .map(one -> one.name().map(name -> name + " <" + one.email() + ">").orElse(one.email()))
        .orElse(found.pet().ownerId() + " (no such user)");
  }

  /** The web app's own times are ISO text; anything else is shown as it is stored. */
  private String time(String stored) {
    try {
      return Times.ago(OffsetDateTime.parse(stored).toInstant(), now);
    } catch (DateTimeException noTime) {
      return stored;
    }
  }

  private static void addTraits(PetTraits traits, List<Field> facts) {
    facts.add(Field.of("Body", color(traits.bodyColor())));
    List<Cell> pattern = new ArrayList<>();
    pattern.add(Cell.of(traits.patternType().text()));
    traits.patternColor().ifPresent(color -> pattern.add(color(color)));
    facts.add(new Field("Pattern", pattern));
    facts.add(Field.of("Accessory", traits.accessory().text()));
    List<Cell> looks = new ArrayList<>();
    looks.add(Cell.of(traits.bodySize().text()));
    looks.add(Cell.of(traits.expression().text()));
    if (traits.traitVersion() != 1) {
      looks.add(Cell.of("version " + traits.traitVersion()));
    }
    facts.add(new Field("Looks", looks));
  }

  private static Cell color(HslColor color) {
    String text =
        String.format(Locale.ROOT, "hsl(%.0f, %.0f%%, %.0f%%)", color.h(), color.s(), color.l());
    return Cell.of(text).withSwatch(Colors.ofHsl(color.h(), color.s(), color.l()));
  }

  private static List<Cell> needs(Pet.Needs needs) {
    List<Cell> cells = new ArrayList<>();
    cells.add(number("health", needs.health()));
    cells.add(number("hunger", needs.hunger()));
    cells.add(number("happiness", needs.happiness()));
    cells.add(number("energy", needs.energy()));
    if (needs.critical().yes().orElse(true)) {
      boolean isYes = needs.critical().yes().isPresent();
      cells.add(Cell.of(Style.BAD, isYes ? "critical" : "critical " + needs.critical().text()));
    }
    return cells;
  }

  private static List<Cell> personality(Pet.Personality personality) {
    return List.of(
        number("friendliness", personality.friendliness()),
        number("energy", personality.energyTrait()),
        number("curiosity", personality.curiosity()),
        number("patience", personality.patience()),
        number("playfulness", personality.playfulness()));
  }

  private static Cell number(String name, RawValue value) {
    return Cell.of(name + " " + (value.text().isEmpty() ? "(none)" : value.text()));
  }

  private Cell parent(PetName parent) {
    return Cell.of(parent.name() + " (" + ids.getOrDefault(parent.id(), parent.id()) + ")");
  }

  /** What is usual is left out. */
  private static Cell gene(PetGene gene) {
    List<String> notes = new ArrayList<>();
    if (!gene.rarity().equals("common")) {
      notes.add(gene.rarity());
    }
    if (!gene.source().equals("initial")) {
      notes.add(gene.source());
    }
    return Cell.of(
        notes.isEmpty() ? gene.name() : gene.name() + " (" + String.join(", ", notes) + ")");
  }
}
