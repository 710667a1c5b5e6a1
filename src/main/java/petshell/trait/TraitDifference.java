package petshell.trait;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One field in which two texts of traits differ, or the whole of them.
 *
 * @param path where, as {@code expression}, {@code bodyColor} or {@code bodyColor.h}; a field that
 *     traits do not have may hold users' text, and is shortened; empty where the texts differ as a
 *     whole, because one of them is missing or no JSON object; {@link #MORE} for all that are too
 *     many to be listed
 * @param before the value in the first text as JSON, null where there is none; long ones are
 *     strings that hold their beginning
 * @param after the value in the second text, in the same form
 * @param rounded whether both are colours whose numbers differ only as much as the web app's
 *     database layer rounds
 */
public record TraitDifference(
    String path, @Nullable String before, @Nullable String after, boolean rounded) {
  /** The path of the differences that are not listed, because there are too many. */
  public static final String MORE = "...";

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if the path is null
   */
  public TraitDifference {
    Objects.requireNonNull(path, "path");
  }

  /**
   * Returns the difference of texts that cannot be compared field by field.
   *
   * @param before any text, null where there is none
   * @param after any text, null where there is none
   */
  public static TraitDifference ofWhole(@Nullable String before, @Nullable String after) {
    return new TraitDifference("", whole(before), whole(after), false);
  }

  private static @Nullable String whole(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return TraitCheck.check(text).traits().map(TraitJson::write).orElse(JsonPart.string(text));
  }

  /**
   * One side of a difference.
   *
   * @param text the value as people read it: plain words without quotation marks, all else as JSON
   * @param color the colour, where the value is one
   * @param number the number, where the value is one
   */
  public record Side(String text, Optional<HslColor> color, OptionalDouble number) {}

  /** Returns the value in the first text; empty where there is none. */
  public Optional<Side> sideBefore() {
    return Optional.ofNullable(before).map(TraitDifference::side);
  }

  /** Returns the value in the second text; empty where there is none. */
  public Optional<Side> sideAfter() {
    return Optional.ofNullable(after).map(TraitDifference::side);
  }

  private static Side side(String json) {
    JsonPart part = JsonPart.of(json);
    return new Side(part.isWords() ? part.text() : json, part.color(), part.asNumber());
  }
}
