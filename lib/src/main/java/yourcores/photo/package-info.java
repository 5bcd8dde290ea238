/**
 * The photos of the running example, made by deterministic code; pictures read with suspicion, thumbnails made of them.
 *
 * <p>Thread rule: what is made is immutable; makers are safe for use by any thread.
 */
package yourcores.photo;
