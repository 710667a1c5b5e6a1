package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.job.look.PetLookup;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Format;
import petshell.output.Section;
import petshell.output.Style;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.completion.PetNames;
import petshell.store.Pet;
import petshell.store.PetName;
import petshell.trait.PetTraits;
import petshell.trait.TraitState;

/** Shows one pet whole. */
final class ShowPetCommand {
  private static final int SHOWN_TEXT = 300;

  private final PetNames names;

  /**
   * Makes the command.
   *
   * @param names notes the pets that are shown
   */
  ShowPetCommand(PetNames names) {
    this.names = names;
  }

  @Command(
      name = "show-pet",
      group = "Look",
      description = "Show everything about one pet.",
      help =
          """
          show-pet 9e38b61f-07a2-4002-800e-00037b9ce711
          show-pet 9e38
          """)
  void showPet(
      Call call,
      @Argument(index = 0, description = "the pet's id, or a beginning that no other id has")
          PetId id) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetLookup.Found found = new PetLookup(opened.database()).require(id.text());
      names.note(found.pet().id(), found.pet().name());
      print(call, found);
    }
  }

  /** Prints one pet, with its picture at a terminal. */
  static void print(Call call, PetLookup.Found found) {
    TraitState state = found.pet().traits().state(found.pet().id());
    if (call.options().format() == Format.TABLE) {
      TerminalArt.print(call, found.pet());
    }
    Results.print(call, PetDocument.of(found, state), () -> sections(found, state));
  }

  private static List<Section> sections(PetLookup.Found found, TraitState state) {
    Pet pet = found.pet();
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "",
            List.of(
                Field.of("id", pet.id()),
                Field.of("name", pet.name()),
                Field.of("owner", owner(found)),
                Field.of("created", pet.times().createdAt()),
                Field.of("updated", pet.times().updatedAt()))));
    sections.add(new Section("Traits", traits(pet, state)));
    sections.add(new Section("Statistics", needs(pet.needs())));
    sections.add(new Section("Personality", personality(pet.personality())));
    sections.add(new Section("Family", family(found)));
    return sections;
  }

  private static String owner(PetLookup.Found found) {
    return found
        .owner()
        .map(one -> one.name().map(name -> name + " <" + one.email() + ">").orElse(one.email()))
        .orElse(found.pet().ownerId() + " (no such user)");
  }

  private static List<Field> traits(Pet pet, TraitState state) {
    List<Field> fields = new ArrayList<>();
    Style style =
        switch (state) {
          case EXACT -> Style.GOOD;
          case ROUNDED, FORMATTED -> Style.WARNING;
          case DRIFTED, OTHER_VERSION, INVALID, MISSING -> Style.BAD;
        };
    fields.add(Field.of("state", Cell.of(style, state.text())));
    Optional<PetTraits> valid = pet.validTraits();
    valid.ifPresent(traits -> fields.addAll(TraitFields.of(traits)));
    if (state == TraitState.INVALID) {
      fields.add(
          new Field(
              "violations",
              pet.traits().violations().stream().map(one -> Cell.of(one.sentence())).toList()));
      fields.add(Field.of("stored", pet.traits().shown(SHOWN_TEXT).orElse("")));
    }
    return fields;
  }

  private static List<Field> needs(Pet.Needs needs) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("health", Cell.of(needs.health().text())));
    fields.add(Field.of("hunger", Cell.of(needs.hunger().text())));
    fields.add(Field.of("happiness", Cell.of(needs.happiness().text())));
    fields.add(Field.of("energy", Cell.of(needs.energy().text())));
    if (needs.critical().yes().orElse(true)) {
      String shown = needs.critical().yes().isPresent() ? "yes" : needs.critical().text();
      fields.add(Field.of("critical", Cell.of(Style.BAD, shown)));
    }
    return fields;
  }

  private static List<Field> personality(Pet.Personality personality) {
    return List.of(
        Field.of("friendliness", Cell.of(personality.friendliness().text())),
        Field.of("energy", Cell.of(personality.energyTrait().text())),
        Field.of("curiosity", Cell.of(personality.curiosity().text())),
        Field.of("patience", Cell.of(personality.patience().text())),
        Field.of("playfulness", Cell.of(personality.playfulness().text())));
  }

  private static List<Field> family(PetLookup.Found found) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("generation", Cell.of(found.pet().generation().text())));
    fields.add(new Field("parents", found.parents().stream().map(ShowPetCommand::parent).toList()));
    fields.add(
        new Field(
            "genetics",
            found.genes().stream()
                .map(
                    gene ->
                        Cell.of(
                            String.format(
                                Locale.ROOT,
                                "%s (%s, %s, %s)",
                                gene.name(),
                                gene.type(),
                                gene.rarity(),
                                gene.source())))
                .toList()));
    return fields;
  }

  private static Cell parent(PetName parent) {
    return Cell.of(parent.name() + " " + parent.id());
  }
}
