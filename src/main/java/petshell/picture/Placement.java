package petshell.picture;

import petshell.trait.BodySize;
import petshell.trait.Expression;

/** The frames in which the pieces are drawn, and how each lies in the picture of 240 by 240. */
enum Placement {
  /** The picture itself. */
  PICTURE,
  /** What is on the ground. */
  TORSO,
  /** Wings, which stay in sight behind a large head. */
  WINGS,
  /** Head and what it wears. */
  HEAD,
  /** The face on the head. */
  FACE;

  private static final double MIDDLE = 120;
  private static final double GROUND = 226;
  private static final double SHOULDER = 180;
  private static final double CHIN = 150;
  private static final double EYES = 104;

  /** Returns the value of a {@code transform} attribute, empty where nothing is changed. */
  String transform(BodySize size, Expression expression) {
    double torso = torsoScale(size);
    double head = headScale(size);
    double neck = GROUND - (GROUND - CHIN) * torso;
    String tilt = expression == Expression.CURIOUS ? "rotate(-9 120 150)" : "";
    return switch (this) {
      case PICTURE -> "";
      case TORSO -> scaledAbout(GROUND, GROUND, torso);
      case WINGS -> scaledAbout(SHOULDER, GROUND - (GROUND - SHOULDER) * torso, head);
      case HEAD -> scaledAbout(CHIN, neck, head) + tilt;
      case FACE -> scaledAbout(CHIN, neck, head) + tilt + scaledAbout(EYES, EYES, faceScale(size));
    };
  }

  private static String scaledAbout(double from, double to, double scale) {
    if (scale == 1 && from == to) {
      return "";
    }
    return "translate("
        + number(MIDDLE - MIDDLE * scale)
        + " "
        + number(to - from * scale)
        + ")scale("
        + number(scale)
        + ")";
  }

  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    String text = Double.toString(hundredths / 100.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static double torsoScale(BodySize size) {
    return switch (size) {
      case SMALL -> 0.46;
      case MEDIUM -> 0.76;
      case LARGE -> 1;
    };
  }

  private static double headScale(BodySize size) {
    return switch (size) {
      case SMALL -> 0.74;
      case MEDIUM -> 0.88;
      case LARGE -> 1;
    };
  }

  private static double faceScale(BodySize size) {
    return switch (size) {
      case SMALL -> 1.2;
      case MEDIUM -> 1.06;
      case LARGE -> 1;
    };
  }
}
