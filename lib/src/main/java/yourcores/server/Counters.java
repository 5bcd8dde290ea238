package yourcores.server;

import java.util.Map;

/**
 * What the photo server has seen since it started or was reset.
 *
 * @param requests all that came, refused ones too
 * @param inFlight being worked on now, or in line for that, for clients that wait for them
 * @param mostInFlight the most of these at one time
 * @param meanInFlight the mean of these, from the first request that came until something last came or went; each
 *     number counts for as long as it lasted
 * @param abandoned whose client left before the whole answer was out, or said while it waited that it sends no more
 * @param mostAbandoned the most that the server worked on at one time although their clients had left
 * @param refused by the rate limit
 * @param bytes of bodies sent
 * @param connections opened
 * @param clients requests by client, which is what it calls itself in {@code User-Agent}
 */
public record Counters(
        long requests,
        int inFlight,
        int mostInFlight,
        double meanInFlight,
        long abandoned,
        int mostAbandoned,
        long refused,
        long bytes,
        long connections,
        Map<String, Long> clients) {

    public Counters {
        clients = Map.copyOf(clients);
    }
}
