package petshell.picture;

/**
 * A piece of the drawing at its place.
 *
 * @param part the piece
 * @param placement where and how large it is drawn
 */
record PlacedPart(Part part, Placement placement) {}
