package petshell.trait;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The text of numbers as JavaScript's {@code JSON.stringify} writes it: the shortest digits that
 * read back the same, without a fraction on whole numbers, with an exponent only below 1e-6 and
 * from 1e21 on.
 */
final class JavaScriptNumber {
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);
  private static final int MAX_PLAIN_DIGITS = 21;
  private static final int MIN_PLAIN_EXPONENT = -6;

  private JavaScriptNumber() {}

  /**
   * Appends the text of a number.
   *
   * @param out where to
   * @param value a finite number; -0 gives {@code 0}
   */
  static void append(AsciiText out, double value) {
    if (ShortestDecimal.canWrite(value)) {
      out.appendShortest(value);
    } else {
      out.append(ofAnySize(value));
    }
  }

  private static String ofAnySize(double value) {
    String text = shortest(value);
    int exponentMark = text.indexOf('E');
    if (exponentMark < 0) {
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
    StringBuilder out = new StringBuilder();
    appendShifted(out, text, exponentMark);
    return out.toString();
  }

  /** Returns the shortest digits, shaped as Java's {@code Double.toString} shapes them. */
  private static String shortest(double value) {
    String text = NumberOutput.toString(value, true);
    if (Math.abs(value) < Double.MIN_NORMAL) {
      // Java wants two digits and takes them where one is enough: 4.9E-324 for 5e-324.
      BigDecimal digits = new BigDecimal(text);
      BigDecimal oneDigit = digits.round(ONE_DIGIT);
      if (oneDigit.doubleValue() == value) {
        int exponent = oneDigit.precision() - oneDigit.scale() - 1;
        return oneDigit.unscaledValue() + ".0E" + exponent;
      }
    }
    return text;
  }

  /** Appends a text of the form {@code -d.dddE-n} in the form that JavaScript gives it. */
  private static void appendShifted(StringBuilder out, String text, int exponentMark) {
    int start = 0;
    if (text.charAt(0) == '-') {
      out.append('-');
      start = 1;
    }
    int exponent = Integer.parseInt(text, exponentMark + 1, text.length(), 10);
    int fraction = start + 2;
    int end = text.startsWith(".0E", start + 1) ? fraction : exponentMark;
    if (exponent >= MAX_PLAIN_DIGITS || exponent < MIN_PLAIN_EXPONENT) {
      out.append(text, start, end == fraction ? start + 1 : end);
      out.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
    } else if (exponent < 0) {
      out.append("0.").append("0".repeat(-exponent - 1));
      out.append(text.charAt(start)).append(text, fraction, end);
    } else {
      int whole = Math.min(end, fraction + exponent);
      out.append(text.charAt(start)).append(text, fraction, whole);
      out.append("0".repeat(fraction + exponent - whole));
      if (whole < end) {
        out.append('.').append(text, whole, end);
      }
    }
  }
}
