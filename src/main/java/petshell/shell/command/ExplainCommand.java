package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.job.look.PetLookup;
import petshell.job.saved.Quoting;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Field;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.output.Section;
import petshell.output.SectionPrinter;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.completion.PetNames;
import petshell.store.Pet;
import petshell.trait.Explanation;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;

/** Explains how one pet comes by its traits. */
final class ExplainCommand {
  private static final List<Column> CSV_COLUMNS =
      List.of(
          Column.text("path"),
          Column.number("draw"),
          Column.text("value"),
          Column.text("table"),
          Column.number("range.from"),
          Column.number("range.to"),
          Column.text("adjustment"));

  private final PetNames names;

  /**
   * Makes the command.
   *
   * @param names notes the pets that are shown
   */
  ExplainCommand(PetNames names) {
    this.names = names;
  }

  @Command(
      name = "explain",
      group = "Look",
      description =
          """
          Explain how a pet got its traits, draw by draw.
          Every number that the generator draws for its id is shown in order, with the
          weights or the range that it is drawn from and the value it gives. Hues are in
          degrees, saturation and lightness in percent; the color of a pattern is drawn
          around the hue opposite that of the body. Stored traits play no part: a note
          says where they differ.
          """,
      help =
          """
          explain 9e38
          explain 9e38 --format json
          """)
  void explain(
      Call call, @Argument(index = 0, description = "the pet's id, or a unique prefix") PetId id) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Pet pet = new PetLookup(opened.database()).require(id.text()).pet();
      names.note(pet.id(), pet.name());
      TraitState state = pet.traits().state(pet.id());
      print(call, pet, state, TraitGenerator.explain(pet.id()));
      note(pet.id(), state).ifPresent(call.console()::message);
    }
  }

  private static void print(Call call, Pet pet, TraitState state, Explanation explanation) {
    Format format = call.options().format();
    PrintWriter out = call.console().out();
    ExplanationDocument document = ExplanationDocument.of(pet, state, explanation);
    switch (format) {
      case JSON, JSONL -> new JsonPrinter(out, format).print(document);
      case CSV ->
          RowPrinter.of(format, out, CSV_COLUMNS, call.console().layout(true))
              .all(document.draws().stream().map(ExplainCommand::csvRow).toList());
      case TABLE, VERTICAL -> printForPeople(call, pet, explanation);
    }
  }

  private static void printForPeople(Call call, Pet pet, Explanation explanation) {
    PrintWriter out = call.console().out();
    DrawText text = new DrawText(explanation);
    SectionPrinter sections = new SectionPrinter(out, call.console().theme());
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("id", pet.id()));
    fields.add(Field.of("name", pet.name()));
    fields.add(Field.of("rarity", explanation.traits().rarity().text()));
    fields.add(Field.of("why", text.why()));
    sections.print(List.of(new Section("", fields)));
    out.print("\n");
    RowPrinter.of(call.options().format(), out, DrawText.COLUMNS, call.console().layout(false))
        .all(text.rows());
    out.print("\n");
    sections.print(List.of(new Section("Weights in percent", text.weights())));
  }

  private static List<Cell> csvRow(ExplanationDocument.DrawPart draw) {
    String table =
        draw.table() == null
            ? ""
            : draw.table().stream()
                .map(row -> row.value() + "=" + row.weight())
                .collect(Collectors.joining(" "));
    return List.of(
        Cell.of(draw.path()),
        Cell.of(Double.toString(draw.draw())),
        Cell.of(draw.value().toString()),
        Cell.of(table),
        Cell.of(draw.range() == null ? "" : Double.toString(draw.range().from())),
        Cell.of(draw.range() == null ? "" : Double.toString(draw.range().to())),
        Cell.of(Objects.requireNonNullElse(draw.adjustment(), "")));
  }

  /** Says how the stored traits differ, beyond what the web app's database layer rounds. */
  private static Optional<String> note(String id, TraitState state) {
    return switch (state) {
      case EXACT, ROUNDED, FORMATTED -> Optional.empty();
      case MISSING ->
          Optional.of("No traits are stored for this pet; these are the ones that it would get.");
      case DRIFTED, OTHER_VERSION, INVALID ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "Other traits are stored for this pet (%s); %s shows them.",
                  state.text(),
                  showPet(id)));
    };
  }

  private static String showPet(String id) {
    if (!Quoting.isTypable(id)) {
      return "show-pet";
    }
    return Quoting.join(
        id.startsWith("-") ? List.of("show-pet", "--", id) : List.of("show-pet", id));
  }
}
