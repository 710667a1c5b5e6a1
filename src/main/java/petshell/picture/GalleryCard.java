package petshell.picture;

import java.util.Optional;
import petshell.trait.PetTraits;

/** One pet's place in the gallery. */
final class GalleryCard {
  private static final String NO_RARITY = "none";

  private GalleryCard() {}

  /** Returns the place of a pet; the number makes its ids unique in the page. */
  static String of(GalleryPet pet, long number) {
    String name = Markup.escape(pet.name());
    String state = Markup.escape(pet.stateText());
    String rarity = pet.traits().map(traits -> traits.rarity().text()).orElse(NO_RARITY);
    StringBuilder card = new StringBuilder(1536);
    card.append(
            "<div class=\"pet\" role=\"listitem\" data-r=\""
                + rarity
                + "\" data-s=\""
                + state
                + "\"")
        .append(details(pet))
        .append(">")
        .append("<svg viewBox=\"0 0 240 240\" role=\"img\" aria-labelledby=\"t" + number)
        .append("\" aria-describedby=\"d" + number + "\"")
        .append(pet.traits().map(PetDrawing::colors).orElse(""))
        .append("><title id=\"t" + number + "\">" + name + "</title>")
        .append("<desc id=\"d" + number + "\">")
        .append(Markup.escape(TextArt.sentence(pet.traits())))
        .append("</desc>");
    appendPicture(card, pet.traits());
    return card.append("</svg><b dir=\"auto\">" + name + "</b>")
        .append(
            "<span>"
                + (pet.traits().isPresent() ? rarity : "no rarity")
                + " \u00b7 "
                + state
                + "</span>")
        .append("<code>" + Markup.escape(pet.id()) + "</code></div>\n")
        .toString();
  }

  /** What the script searches, filters and sorts by and the card does not show. */
  private static String details(GalleryPet pet) {
    StringBuilder details = new StringBuilder();
    pet.traits()
        .ifPresent(
            traits ->
                details
                    .append(" data-p=\"" + traits.patternType().text() + "\"")
                    .append(" data-a=\"" + traits.accessory().text() + "\""));
    pet.createdMillis().ifPresent(millis -> details.append(" data-c=\"" + millis + "\""));
    if (!pet.ownerId().isEmpty()) {
      details.append(" data-o=\"" + Markup.escape(pet.ownerId()) + "\"");
    }
    return details.toString();
  }

  private static void appendPicture(StringBuilder card, Optional<PetTraits> traits) {
    if (traits.isEmpty()) {
      card.append(use(Scene.UNKNOWN));
      return;
    }
    String open = "";
    for (PlacedPart layer : Layers.of(traits.get())) {
      String transform =
          layer.placement().transform(traits.get().bodySize(), traits.get().expression());
      if (!transform.equals(open)) {
        card.append(open.isEmpty() ? "" : "</g>");
        card.append(transform.isEmpty() ? "" : "<g transform=\"" + transform + "\">");
        open = transform;
      }
      card.append(use(layer.part()));
    }
    card.append(open.isEmpty() ? "" : "</g>");
  }

  private static String use(Part part) {
    return "<use href=\"#" + GalleryPage.PREFIX + part.name() + "\"/>";
  }
}
