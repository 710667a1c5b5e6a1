package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;

class PetDrawingTest {
  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");

  @Test
  void everyCombinationOfTraitsIsWellFormedAndDifferentFromAllOthers() {
    Set<String> drawings = new HashSet<>();
    for (PetTraits traits : Samples.everyCombination()) {
      String svg = PetDrawing.svg("id", "Milo", Optional.of(traits));
      Xml.parse(svg);
      assertTrue(drawings.add(svg), () -> "drawn twice: " + traits);
    }
    assertEquals(1200, drawings.size());
  }

  @Test
  void theWholeDrawingOfAPlainPetStaysAsItIs() {
    String expected =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240" \
        role="img" aria-labelledby="P-title" aria-describedby="P-description" \
        fill="#e87a30" color="#e87a30">
        <title id="P-title">Milo</title>
        <desc id="P-description">A medium-sized common pet in orange, wearing nothing, \
        looking calm.</desc>
        <defs></defs>
        <g class="shadow" transform="translate(28.8 54.24)scale(0.76)">%s</g>
        <g class="torso" transform="translate(28.8 54.24)scale(0.76)">%s</g>
        <g class="torso-lines" transform="translate(28.8 54.24)scale(0.76)">%s</g>
        <g class="head" transform="translate(14.4 36.24)scale(0.88)">%s</g>
        <g class="head-lines" transform="translate(14.4 36.24)scale(0.88)">%s</g>
        <g class="neutral" transform="translate(14.4 36.24)scale(0.88)\
        translate(-7.2 -6.24)scale(1.06)">%s</g>
        </svg>
        """
            .formatted(
                Scene.SHADOW.markup(),
                Torso.BASE.markup(),
                Torso.LINES.markup(),
                Head.BASE.markup(),
                Head.LINES.markup(),
                Face.of(Expression.NEUTRAL).markup());

    String svg = PetDrawing.svg("7", "Milo", Optional.of(Samples.with(BodySize.MEDIUM)));

    assertEquals(expected, svg.replaceAll("pet-[0-9a-f]{12}", "P"));
  }

  @Test
  void theSameArgumentsGiveTheSameText() {
    Optional<PetTraits> traits = Optional.of(Samples.with(PatternType.STRIPED));

    assertEquals(PetDrawing.svg("a", "b", traits), PetDrawing.svg("a", "b", traits));
  }

  @Test
  void noPetSharesAnIdWithAnother() {
    Optional<PetTraits> traits = Optional.of(Samples.with(PatternType.GRADIENT));
    Set<String> seen = new HashSet<>();
    for (String id : List.of("a", "A", "a ", "", "\u0000", "a\nb", "\ud800", "\ud801")) {
      for (String found : ids(Xml.parse(PetDrawing.svg(id, "Milo", traits)))) {
        assertTrue(seen.add(found), () -> found + " is there twice");
      }
    }
  }

  @Test
  void everyReferenceLeadsToAnIdOfTheSameDrawing() {
    for (PatternType pattern : PatternType.values()) {
      String svg = PetDrawing.svg("a", "Milo", Optional.of(Samples.with(pattern)));
      Set<String> ids = ids(Xml.parse(svg));
      Matcher references = REFERENCE.matcher(svg);
      while (references.find()) {
        assertTrue(ids.contains(references.group(1)), references.group(1));
      }
      assertEquals(pattern != PatternType.NONE, REFERENCE.matcher(svg).find());
    }
  }

  @Test
  void titleAndDescriptionSayWhoAndWhat() {
    Document svg = Xml.parse(PetDrawing.svg("a", "Milo", Optional.of(Samples.PLAIN)));

    assertEquals("Milo", text(svg, "title"));
    assertEquals("A large common pet in orange, wearing nothing, looking calm.", text(svg, "desc"));
    assertEquals("img", svg.getDocumentElement().getAttribute("role"));
    assertEquals(
        Xml.elements(svg, "title").get(0).getAttribute("id"),
        svg.getDocumentElement().getAttribute("aria-labelledby"));
    assertEquals(
        Xml.elements(svg, "desc").get(0).getAttribute("id"),
        svg.getDocumentElement().getAttribute("aria-describedby"));
  }

  @Test
  void aPetWithoutTraitsSaysSo() {
    Document svg = Xml.parse(PetDrawing.svg("a", "Milo", Optional.empty()));

    assertEquals(TextArt.sentence(Optional.empty()), text(svg, "desc"));
    assertNotEquals("", svg.getDocumentElement().getAttribute("aria-describedby"));
    assertFalse(svg.getDocumentElement().hasAttribute("fill"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title><script>alert(1)</script>",
        "]]>",
        "<!-- \" ' & &amp; &#0;",
        "\u0000\u0001\u001b[31m\u007f\u009b",
        "\ud800 and \udc00",
        "\ufffe\uffff\ufeff",
        "\u202eevil\u2066",
        "line\nbreak\ttab\u2028",
        "@ url(#x) %s $1 \\1"
      })
  void aHostileNameStaysAText(String name) {
    Document svg = Xml.parse(PetDrawing.svg(name, name, Optional.of(Samples.PLAIN)));

    assertEquals(0, Xml.elements(svg, "script").size());
    assertEquals(1, Xml.elements(svg, "title").get(0).getChildNodes().getLength());
  }

  @Test
  void aNameThatDoesNoHarmIsLeftAlone() {
    String name = "\u732b \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 O'Neil & <\u00c4>";

    assertEquals(name, text(Xml.parse(PetDrawing.svg("a", name, Optional.empty())), "title"));
  }

  @Test
  void whatCannotBeSeenIsWrittenVisibly() {
    String svg = PetDrawing.svg("a", "\u001b[2J\u202e\ud800\udbff\udfff", Optional.empty());

    assertEquals("\\u001b[2J\\u202e\\ud800\\u{10ffff}", text(Xml.parse(svg), "title"));
  }

  @Property(tries = 300)
  void anyTextIsWellFormed(@ForAll String id, @ForAll String name) {
    Xml.parse(PetDrawing.svg(id, name, Optional.of(Samples.with(PatternType.SPOTTED))));
  }

  private static Set<String> ids(Document document) {
    Set<String> ids = new HashSet<>();
    for (Element element : Xml.elements(document, "*")) {
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), element.getAttribute("id"));
      }
    }
    return ids;
  }

  private static String text(Document document, String name) {
    return Xml.elements(document, name).get(0).getTextContent();
  }
}
