package petshell.picture;

import java.util.Optional;
import petshell.trait.PatternType;

/** Tail, body and paws. */
final class Torso {
  private static final String BODY =
      """
      M120 126C84 126 70 160 64 190C60 212 76 226 100 226L140 226
      C164 226 180 212 176 190C170 160 156 126 120 126Z""";

  private static final String SHAPE =
      """
      M158 220C196 228 226 208 222 172C220 154 197 150 194 166C191 180 199 187 190 195
      C182 202 172 200 160 196Z"""
          + BODY;

  static final Part BASE = Part.of("torso", "<path d=\"" + SHAPE + "\"/>");

  static final Part LINES =
      Part.of(
          "torso-lines",
          """
          <ellipse cx="120" cy="192" rx="31" ry="30" fill="#fff" fill-opacity=".6"/>
          <path fill="none" stroke="ink" stroke-width="5" stroke-linecap="round" d="
          M163.7 221C199 226 225.8 206.2 222 172C220 154 197 150 194 166C191 180 199 187 190 195
          C186 198.5 181.5 199.8 176.5 199.6M82 224C76 206 112 202 112 224M128 224C128 202 164 206 158 224%s"/>
          """
              .replace("%s", BODY));

  private static final String CLIP =
      "<clipPath id=\"@torso-clip\"><path d=\"" + SHAPE + "\"/></clipPath>";

  private static final Part STRIPES =
      new Part(
          "torso-striped",
          CLIP,
          """
          <path clip-path="url(#@torso-clip)" fill="none" stroke="currentColor" stroke-width="13"
           d="M52 160Q120 176 188 160M52 187Q120 203 184 187M52 213Q120 229 184 213
          M186 172L230 164M192 214L206 186"/>
          """);

  private static final Part SPOTS =
      new Part(
          "torso-spotted",
          CLIP,
          """
          <g clip-path="url(#@torso-clip)" stroke="currentColor" stroke-linecap="round">
          <path stroke-width="25" d="M84 168v.1M164 196v.1M74 204v.1"/>
          <path stroke-width="19" d="M158 164v.1M208 170v.1M202 206v.1M98 220v.1M144 222v.1"/></g>
          """);

  private static final Part FADE =
      new Part(
          "torso-gradient",
          """
          <linearGradient id="@torso-fade" x1="0" y1="136" x2="0" y2="192"
           gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff" stop-opacity=".3"/>
          <stop offset="1" stop-color="#fff"/></linearGradient>
          <mask id="@torso-mask" maskUnits="userSpaceOnUse" x="0" y="0" width="240" height="240">
          <rect width="240" height="240" fill="url(#@torso-fade)"/></mask>
          """,
          "<path mask=\"url(#@torso-mask)\" fill=\"currentColor\" d=\"" + SHAPE + "\"/>");

  private Torso() {}

  /** Returns the pattern over the torso, empty for none. */
  static Optional<Part> pattern(PatternType type) {
    return switch (type) {
      case NONE -> Optional.empty();
      case STRIPED -> Optional.of(STRIPES);
      case SPOTTED -> Optional.of(SPOTS);
      case GRADIENT -> Optional.of(FADE);
    };
  }
}
