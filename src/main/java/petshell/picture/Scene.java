package petshell.picture;

import java.util.Optional;
import petshell.trait.Rarity;

/** What is around the pet, and what replaces one that has no traits. */
public final class Scene {
  static final Part SHADOW =
      Part.of(
          "shadow",
          """
          <ellipse cx="120" cy="226" rx="74" ry="10" fill="ink" fill-opacity=".18"/>
          """);

  private static final Part UNCOMMON = stars("uncommon", "#9fb4c8", 1);
  private static final Part RARE = stars("rare", "#4fb3ff", 2);
  private static final Part LEGENDARY = stars("legendary", "#ffc02e", 3);

  /** The grey outline. */
  static final Part UNKNOWN =
      Part.of(
          "unknown",
          """
          <g fill="none" stroke="#8a8a8a" stroke-width="10" stroke-linejoin="round"
           stroke-linecap="round" transform="translate(24 45.2)scale(.8)">
          <path d="M54 94C36 78 24 60 24 38C44 38 64 44 80 54M186 94C204 78 216 60 216 38
          C196 38 176 44 160 54M120 46C168 46 188 74 188 104C188 134 160 151 120 151
          C80 151 52 134 52 104C52 74 72 46 120 46ZM82 150C72 162 67 176 64 190
          C60 212 76 226 100 226L140 226C164 226 180 212 176 190C173 176 168 162 158 150
          M163.7 221C199 226 225.8 206.2 222 172C220 154 197 150 194 166C191 180 199 187 190 195
          C186 198.5 181.5 199.8 176.5 199.6"/>
          <path d="M100 84C100 58 140 58 140 84C140 100 120 99 120 112M120 135v.1"
           stroke-width="14"/>
          </g>
          """);

  private Scene() {}

  /** Returns the stars for the rarity of a pet, empty for a common one. */
  static Optional<Part> stars(Rarity rarity) {
    return switch (rarity) {
      case COMMON -> Optional.empty();
      case UNCOMMON -> Optional.of(UNCOMMON);
      case RARE -> Optional.of(RARE);
      case LEGENDARY -> Optional.of(LEGENDARY);
    };
  }

  private static Part stars(String name, String color, int count) {
    int[][] places = {{20, 4}, {20, 196}, {222, 206}};
    StringBuilder shape = new StringBuilder();
    for (int index = 0; index < count; index++) {
      shape.append("M" + places[index][0] + " " + places[index][1]);
      shape.append("q3 13 16 16q-13 3-16 16q-3-13-16-16q13-3 16-16Z");
    }
    return Part.of(name, "<path fill=\"" + color + "\" d=\"" + shape + "\"/>");
  }
}
