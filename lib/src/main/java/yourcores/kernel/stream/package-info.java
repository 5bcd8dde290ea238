/**
 * What a cell prints, on its way: from the bytes of a print stream to text, to a file where it is too much, and to the
 * wire no faster than a server lets pass.
 *
 * <p>Thread rule: each class says its own.
 */
package yourcores.kernel.stream;
