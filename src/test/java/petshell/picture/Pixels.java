package petshell.picture;

/** Compares pixels. */
final class Pixels {
  private Pixels() {}

  /**
   * Returns the largest difference of any part of two pixels, opacity among them, from 0 to 255.
   */
  static int distance(int one, int other) {
    int largest = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      largest = Math.max(largest, Math.abs((one >>> shift & 255) - (other >>> shift & 255)));
    }
    return largest;
  }
}
