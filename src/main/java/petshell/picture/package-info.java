/** Pets as pictures: SVG, raster images, half-block text, sentences and a page for a browser. */
@NullMarked
package petshell.picture;

import org.jspecify.annotations.NullMarked;
