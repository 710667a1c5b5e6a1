package petshell.output;

import java.util.List;
import java.util.Locale;

/** Sizes of files as people read them, the same everywhere in the world. */
public final class Sizes {
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
  private static final int STEP = 1024;
  private static final int TENTHS_BELOW = 10;

  private Sizes() {}

  /**
   * Returns a size in its largest unit: {@code 512 bytes}, {@code 308 KiB}, {@code 1.4 MiB}.
   *
   * @param bytes 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public static String text(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is 0 or more, not " + bytes);
    }
    if (bytes < STEP) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double size = (double) bytes / STEP;
    int unit = 0;
    while (Math.round(size) >= STEP) {
      size /= STEP;
      unit++;
    }
    boolean tenths = unit > 0 && size < TENTHS_BELOW;
    return String.format(Locale.ROOT, tenths ? "%.1f %s" : "%.0f %s", size, UNITS.get(unit));
  }
}
