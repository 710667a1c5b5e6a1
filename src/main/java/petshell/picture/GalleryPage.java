package petshell.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gallery's page around the pets.
 *
 * @param style the style sheet
 * @param script the script
 */
record GalleryPage(String style, String script) {
  private static final List<String> SORTS = List.of("id", "name", "rarity", "created");

  /** The prefix of the id of every shared piece. */
  static final String PREFIX = "p-";

  /** Reads style sheet and script from the folder of this class. */
  static GalleryPage load() throws IOException {
    return new GalleryPage(resource("gallery.css"), resource("gallery.js"));
  }

  /** Returns the page up to the first pet; the order of the pets is one of {@link #SORTS}. */
  String beginning(String title, String sort) {
    String heading = Markup.escape(title);
    StringBuilder page = new StringBuilder(32_768);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src '" + hash(style) + "'; script-src '" + hash(script) + "'; ")
        .append("base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>" + heading + "</title>\n<style>" + style + "</style>\n")
        .append("</head>\n<body>\n<svg class=\"parts\" aria-hidden=\"true\"><defs>\n");
    Set<String> definitions = new LinkedHashSet<>();
    for (Part part : Layers.everyPart()) {
      definitions.add(part.definitions(PREFIX));
      page.append("<g id=\"" + PREFIX + part.name() + "\">" + part.markup(PREFIX) + "</g>\n");
    }
    definitions.forEach(page::append);
    return page.append("</defs></svg>\n<header>\n<h1 dir=\"auto\">" + heading + "</h1>\n")
        .append(
            """
            <form id="filters" role="search" hidden>
            <label class="search">Search <input id="search" type="search" autocomplete="off"
             placeholder="Name, id or owner"></label>
            <label>Rarity <select id="rarity"><option value="">any</option></select></label>
            <label>State <select id="state"><option value="">any</option></select></label>
            <label>Pattern <select id="pattern"><option value="">any</option></select></label>
            <label>Accessory <select id="accessory"><option value="">any</option></select></label>
            <label>Sort by <select id="sort">%s</select></label>
            <div class="end"><button type="reset">Reset</button>
            <output id="count" for="search rarity state pattern accessory"></output></div>
            </form>
            </header>
            <main>
            <p id="nobody" hidden>No pet matches.</p>
            <div id="pets" class="pets" role="list">
            """
                .replace("%s", sorts(sort)))
        .toString();
  }

  private static String sorts(String first) {
    return SORTS.stream()
        .map(sort -> "<option" + (sort.equals(first) ? " selected" : "") + ">" + sort + "</option>")
        .collect(Collectors.joining());
  }

  /** Returns the page after the last pet. */
  String end() {
    return "</div>\n</main>\n<script>" + script + "</script>\n</body>\n</html>\n";
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = GalleryPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("missing from the program: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }
}
