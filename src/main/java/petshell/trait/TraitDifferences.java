package petshell.trait;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two texts of traits field by field. Thread-safe. */
public final class TraitDifferences {
  /** More of them only a hostile text has: traits have eight fields. */
  private static final int MOST = 24;

  /** The fields of traits, in the order of the canonical text. */
  private static final List<String> FIELDS =
      List.of(
          "bodyColor",
          "patternType",
          "patternColor",
          "accessory",
          "bodySize",
          "expression",
          "rarity",
          "traitVersion");

  private static final List<String> COLOR_FIELDS = List.of("h", "s", "l");

  private final List<TraitDifference> found = new ArrayList<>();

  private TraitDifferences() {}

  /**
   * Compares two texts, whatever they hold.
   *
   * @param before the first text, null where nothing is stored
   * @param after the second text, null where nothing is stored
   * @return the fields that differ: those of traits in the order of the canonical text, then
   *     others; empty where both have the same values, however they are written
   */
  public static List<TraitDifference> between(@Nullable String before, @Nullable String after) {
    if (Objects.equals(before, after)) {
      return List.of();
    }
    Optional<Map<String, JsonPart>> first = Optional.ofNullable(before).flatMap(JsonPart::fields);
    Optional<Map<String, JsonPart>> second = Optional.ofNullable(after).flatMap(JsonPart::fields);
    if (first.isEmpty() || second.isEmpty()) {
      return List.of(TraitDifference.ofWhole(before, after));
    }
    TraitDifferences differences = new TraitDifferences();
    for (String name : names(FIELDS, first.get(), second.get())) {
      differences.compare(name, first.get().get(name), second.get().get(name));
    }
    return differences.shortened();
  }

  /** Returns all names, the known ones first. */
  private static Set<String> names(
      List<String> known, Map<String, JsonPart> first, Map<String, JsonPart> second) {
    Set<String> names = new LinkedHashSet<>(known);
    names.addAll(first.keySet());
    names.addAll(second.keySet());
    return names;
  }

  private void compare(String path, @Nullable JsonPart before, @Nullable JsonPart after) {
    if (before == null || after == null) {
      if (before != null || after != null) {
        add(path, before, after, false);
      }
      return;
    }
    Optional<HslColor> colorBefore = before.color();
    Optional<HslColor> colorAfter = after.color();
    if (colorBefore.isPresent() && colorAfter.isPresent()) {
      if (!colorBefore.equals(colorAfter)) {
        add(path, before, after, TraitState.near(colorBefore.get(), colorAfter.get()));
      }
    } else if (!before.parts().isEmpty() && !after.parts().isEmpty()) {
      for (String part : names(COLOR_FIELDS, before.parts(), after.parts())) {
        compare(path + "." + part, before.parts().get(part), after.parts().get(part));
      }
    } else if (!before.isSameAs(after)) {
      add(path, before, after, false);
    }
  }

  private void add(
      String path, @Nullable JsonPart before, @Nullable JsonPart after, boolean rounded) {
    found.add(
        new TraitDifference(
            FoundText.shortened(path),
            before == null ? null : before.json(),
            after == null ? null : after.json(),
            rounded));
  }

  private List<TraitDifference> shortened() {
    if (found.size() <= MOST) {
      return List.copyOf(found);
    }
    List<TraitDifference> first = new ArrayList<>(found.subList(0, MOST));
    String more = String.format(Locale.ROOT, "%,d more fields", found.size() - MOST);
    first.add(new TraitDifference(TraitDifference.MORE, JsonPart.string(more), null, false));
    return List.copyOf(first);
  }
}
