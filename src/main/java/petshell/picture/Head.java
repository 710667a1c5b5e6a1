package petshell.picture;

import java.util.Optional;
import petshell.trait.PatternType;

/** Ears and skull. */
final class Head {
  private static final String SKULL =
      """
      M120 46C168 46 188 74 188 104C188 134 160 151 120 151C80 151 52 134 52 104
      C52 74 72 46 120 46Z""";

  private static final String SHAPE =
      """
      M60 102C38 84 24 62 24 38C48 38 74 46 92 62ZM148 62C166 46 192 38 216 38
      C216 62 202 84 180 102Z"""
          + SKULL;

  static final Part BASE = Part.of("head", "<path d=\"" + SHAPE + "\"/>");

  static final Part LINES =
      Part.of(
          "head-lines",
          """
          <path fill="#fff" fill-opacity=".6" d="
          M56 84C44 72 36 60 34 47C46 48 58 52 68 58ZM184 84C196 72 204 60 206 47C194 48 182 52 172 58Z
          M120 92C134 66 178 76 174 108C172 122 160 128 152 130C146 142 134 147 120 147
          C106 147 94 142 88 130C80 128 68 122 66 108C62 76 106 66 120 92Z"/>
          <path fill="none" stroke="ink" stroke-width="5" stroke-linejoin="round" d="
          M54 94C36 78 24 60 24 38C44 38 64 44 80 54M186 94C204 78 216 60 216 38C196 38 176 44 160 54
          %s"/>
          """
              .replace("%s", SKULL));

  private static final String CLIP =
      "<clipPath id=\"@head-clip\"><path d=\"" + SHAPE + "\"/></clipPath>";

  private static final Part STRIPES =
      new Part(
          "head-striped",
          CLIP,
          """
          <path clip-path="url(#@head-clip)" fill="currentColor" d="
          M112 40H128L123 80Q120 86 117 80ZM80 46L96 40L103 70Q102 76 97 73Z
          M160 46L144 40L137 70Q138 76 143 73ZM46 96L68 102Q72 106 68 109L46 110Z
          M194 96L172 102Q168 106 172 109L194 110ZM54 122L78 121Q84 124 80 128L60 138Z
          M186 122L162 121Q156 124 160 128L180 138Z"/>
          """);

  private static final Part SPOTS =
      new Part(
          "head-spotted",
          CLIP,
          """
          <g clip-path="url(#@head-clip)" stroke="currentColor" stroke-linecap="round">
          <path stroke-width="22" d="M90 66v.1M154 68v.1M204 50v.1"/>
          <path stroke-width="17" d="M122 58v.1M60 94v.1M182 102v.1M70 130v.1M168 136v.1M36 48v.1"/>
          </g>
          """);

  private static final Part FADE =
      new Part(
          "head-gradient",
          """
          <linearGradient id="@head-fade" x1="0" y1="62" x2="0" y2="150"
           gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff" stop-opacity="0"/>
          <stop offset="1" stop-color="#fff" stop-opacity=".4"/></linearGradient>
          <mask id="@head-mask" maskUnits="userSpaceOnUse" x="0" y="0" width="240" height="240">
          <rect width="240" height="240" fill="url(#@head-fade)"/></mask>
          """,
          "<path mask=\"url(#@head-mask)\" fill=\"currentColor\" d=\"" + SHAPE + "\"/>");

  private Head() {}

  /** Returns the pattern over the head, empty for none. */
  static Optional<Part> pattern(PatternType type) {
    return switch (type) {
      case NONE -> Optional.empty();
      case STRIPED -> Optional.of(STRIPES);
      case SPOTTED -> Optional.of(SPOTS);
      case GRADIENT -> Optional.of(FADE);
    };
  }
}
