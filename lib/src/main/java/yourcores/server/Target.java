package yourcores.server;

/**
 * A server on this machine that a load is put on.
 *
 * @param name as it stands in figures
 * @param port where it listens on loopback
 */
public record Target(String name, int port) {}
