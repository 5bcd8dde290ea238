package yourcores.figure;

/**
 * A self-contained piece of HTML: an explorable figure with its own script and style, no address outside itself.
 *
 * @param html what stands where scripts run; {@code words} stand everywhere else
 */
public record Markup(String title, String html, String words) implements Figure {}
