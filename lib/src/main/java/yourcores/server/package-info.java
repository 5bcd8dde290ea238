/**
 * The photo server: a real HTTP server on loopback with latency, faults and counters of its own, open from cell to cell
 * until the kernel ends.
 *
 * <p>Thread rule: a server is safe for use by any thread.
 */
package yourcores.server;
