/** Pets as pictures: SVG, raster images, half-block text, sentences and a page for a browser. */
package petshell.picture;
