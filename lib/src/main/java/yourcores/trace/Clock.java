package yourcores.trace;

import java.time.Duration;
import java.util.List;
import yourcores.figure.Numbers;

/**
 * Nanoseconds of the recorder as numbers on the time axis, from the first event on.
 *
 * @param nanos of one unit
 */
record Clock(long begin, long end, double nanos, String unit) {

    /** @param now the end where something is not finished */
    static Clock of(List<Track> tracks, long now) {
        long begin = Long.MAX_VALUE;
        long end = 0;
        for (var track : tracks) {
            for (var span : track.spans) {
                begin = Math.min(begin, span.from);
                end = Math.max(end, Math.min(span.to, now));
            }
            for (var moment : track.moments) {
                begin = Math.min(begin, moment.at());
                end = Math.max(end, moment.at());
            }
        }
        begin = Math.min(begin, end);
        long length = end - begin;
        return length >= 2_000_000_000L
                ? new Clock(begin, end, 1e9, "s")
                : length >= 2_000_000 ? new Clock(begin, end, 1e6, "ms") : new Clock(begin, end, 1e3, "µs");
    }

    double of(long at) {
        return (Math.min(at, end) - begin) / nanos;
    }

    double length() {
        return (end - begin) / nanos;
    }

    static String words(long length) {
        return Numbers.duration(Duration.ofNanos(length));
    }
}
