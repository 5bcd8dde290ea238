/**
 * What readers know from the stock kernel: its magics and its environment variables.
 *
 * <p>Thread rule: each class says its own.
 */
package yourcores.kernel.stock;
