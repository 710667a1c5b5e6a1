package petshell.picture;

/** How many colours block art may use. */
public enum BlockColors {
  /** Every colour, as 24 bits. */
  TRUE,
  /** The 240 colours of the terminal's cube and grey ramp, which look the same everywhere. */
  CUBE_256,
  /** The 16 basic colours, whose look the terminal's user may have changed. */
  BASIC_16
}
