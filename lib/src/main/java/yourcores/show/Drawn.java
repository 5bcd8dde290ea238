package yourcores.show;

/**
 * A figure drawn two ways, each complete by itself.
 *
 * @param html markup with style and pictures inside, these at twice their size in the page; needs no address outside itself
 * @param text title, verdict, and the numbers
 */
public record Drawn(String html, String text) {}
