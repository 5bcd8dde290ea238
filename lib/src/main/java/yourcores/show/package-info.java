/**
 * Draws figures: as HTML for a notebook, as a PNG, and as words for a terminal or a screen reader.
 *
 * <p>{@link yourcores.show.Drawing} is the way in, {@link yourcores.show.Drawn} what comes out,
 * {@link yourcores.show.Palette} the colours. Curves are drawn by XChart inside axes of our own, bars by Java 2D,
 * lanes by Java 2D and as SVG, tables as HTML. Every picture lies on light paper of its own, so that it reads the same
 * in a light and a dark notebook, on a projector and in print.
 *
 * <p>Thread rule: everything here is safe for use by any thread; nothing is shared between two drawings.
 */
package yourcores.show;
