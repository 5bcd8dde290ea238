package yourcores.show;

/**
 * A figure drawn three ways, each complete by itself.
 *
 * @param html markup with style and pictures inside; needs no address outside itself
 * @param png the picture at twice its size in the page; {@code null} where the figure is no picture. Do not change it.
 * @param text title, verdict, and the numbers
 */
public record Drawn(String html, byte[] png, String text) {}
