package yourcores.child;

/**
 * A message out of a queue of the {@link Manager}, to be acknowledged by who took it.
 *
 * @param id by which it is acknowledged
 * @param text the message
 * @param delivery 1 for the first time; more where somebody took it before and died
 */
public record Parcel(long id, String text, int delivery) {}
