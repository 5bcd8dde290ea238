package yourcores.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a {@code robots.txt} with one group of rules, for all robots, asks for: the file of {@link PhotoServer}. Groups by
 * name, {@code Allow}, {@code *} and {@code $} are left to a library.
 *
 * <p>Source: RFC 9309; {@code Crawl-delay} is a common addition. Immutable.
 *
 * @param closed beginnings of the paths that are to be left alone
 * @param delay between two requests; zero where the file asks for none
 */
public record Robots(List<String> closed, Duration delay) {
    public Robots {
        closed = List.copyOf(closed);
    }

    /**
     * Reads the file.
     *
     * @throws NumberFormatException where the delay is no whole number of seconds
     */
    public static Robots of(String text) {
        var delay =
                values(text, "crawl-delay").stream().mapToLong(Long::parseLong).findFirst();
        return new Robots(values(text, "disallow"), Duration.ofSeconds(delay.orElse(0)));
    }

    /** An empty value closes nothing. */
    private static List<String> values(String text, String name) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").split(":", 2))
                .filter(rule -> rule.length == 2
                        && rule[0].strip().toLowerCase(Locale.ROOT).equals(name)
                        && !rule[1].isBlank())
                .map(rule -> rule[1].strip())
                .toList();
    }

    /** Whether a robot may ask for this address. */
    public boolean allows(URI address) {
        var path = address.getRawPath();
        return closed.stream().noneMatch((path == null || path.isEmpty() ? "/" : path)::startsWith);
    }
}
