package petshell.picture;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.trait.PetTraits;

/** Draws a pet as SVG: the one source of every picture. */
public final class PetDrawing {
  /** Width and height of the drawing, in its own units. */
  static final int SIZE = 240;

  private PetDrawing() {}

  /**
   * Draws a pet: its body, the pattern on it, what it wears and its expression, in exactly the
   * stored colours. A pet without valid traits is a grey outline with a question mark. The same
   * arguments give the same text; the ids in it are the pet's own, so one page may hold many
   * drawings.
   *
   * @param id the pet's id, any text
   * @param name the drawing's title, any text
   * @param traits the pet's traits, empty where it has none that are valid
   * @return a whole SVG document with a title and a description, always well-formed XML
   */
  public static String svg(String id, String name, Optional<PetTraits> traits) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(traits, "traits");
    String prefix = "pet-" + digest(id) + "-";
    StringBuilder svg = new StringBuilder(4096);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 240\"")
        .append(" width=\"240\" height=\"240\" role=\"img\" aria-labelledby=\"")
        .append(prefix + "title\" aria-describedby=\"" + prefix + "description\"")
        .append(traits.map(PetDrawing::colors).orElse(""))
        .append(">\n<title id=\"" + prefix + "title\">")
        .append(Markup.escape(name))
        .append("</title>\n<desc id=\"" + prefix + "description\">")
        .append(Markup.escape(TextArt.sentence(traits)))
        .append("</desc>\n");
    if (traits.isPresent()) {
      appendLayers(svg, traits.get(), prefix);
    } else {
      svg.append(Scene.UNKNOWN.markup(prefix)).append('\n');
    }
    return svg.append("</svg>\n").toString();
  }

  /** The two attributes from which every piece takes the colours of the pet. */
  static String colors(PetTraits traits) {
    return " fill=\""
        + Rgb.of(traits.bodyColor()).hex()
        + "\" color=\""
        + Rgb.of(TextArt.patternColor(traits)).hex()
        + "\"";
  }

  private static void appendLayers(StringBuilder svg, PetTraits traits, String prefix) {
    List<PlacedPart> layers = Layers.of(traits);
    svg.append("<defs>");
    for (PlacedPart layer : layers) {
      svg.append(layer.part().definitions(prefix));
    }
    svg.append("</defs>\n");
    for (PlacedPart layer : layers) {
      String transform = layer.placement().transform(traits.bodySize(), traits.expression());
      svg.append("<g class=\"" + layer.part().name() + "\"");
      if (!transform.isEmpty()) {
        svg.append(" transform=\"" + transform + "\"");
      }
      svg.append('>').append(layer.part().markup(prefix)).append("</g>\n");
    }
  }

  private static String digest(String id) {
    ByteBuffer units = ByteBuffer.allocate(id.length() * Character.BYTES);
    units.asCharBuffer().put(id);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(units.array());
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }
}
