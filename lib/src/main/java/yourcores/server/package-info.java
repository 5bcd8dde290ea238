/**
 * The photo server: a real HTTP server on loopback with latency, faults and counters of its own, open from cell to cell
 * until the kernel ends. Beside it what looks at servers from the other side: both ends of a connection in one hand, a
 * crowd of clients for an echo, loads that measure ({@link yourcores.server.Load}); and what a server of the reader's own
 * needs: requests out of bytes ({@link yourcores.server.HttpParser}), a page to bring, and a place from cell to cell.
 *
 * <p>Thread rule: a server is safe for use by any thread; what else there is says its own.
 */
package yourcores.server;
