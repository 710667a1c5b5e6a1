package petshell.shell.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.trait.TraitDifference;

/**
 * One field in which traits differ, as JSON.
 *
 * @param path as {@link TraitDifference} has it
 * @param before the value as JSON
 * @param after the value as JSON
 */
record DifferenceDocument(
    String path, @JsonRawValue @Nullable String before, @JsonRawValue @Nullable String after) {
  static List<DifferenceDocument> of(List<TraitDifference> differences) {
    return differences.stream()
        .map(
            one ->
                new DifferenceDocument(
                    one.path(),
                    Objects.requireNonNullElse(one.before(), "null"),
                    Objects.requireNonNullElse(one.after(), "null")))
        .toList();
  }
}
