package yourcores.server;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Counts what a load sees. Use by one thread. */
final class LoadTally {
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;

    private final long within;
    private final Histogram sinceDue = new Histogram(LONGEST, DIGITS);
    private final Histogram sinceSent = new Histogram(LONGEST, DIGITS);
    private final Histogram lag = new Histogram(LONGEST, DIGITS);
    private long leastUnfinished = Long.MAX_VALUE;
    private long leastUnanswered = Long.MAX_VALUE;
    private long windowEnd = Long.MAX_VALUE;
    private long sent;
    private long inTime;
    private long inTimeInWindow;
    private long late;
    private long refused;
    private long errors;
    private long unanswered;
    private long unsent;
    private String trouble = "";

    /** @param within so long after it was due an answer is in time */
    LoadTally(Duration within) {
        this.within = within.toNanos();
    }

    /** Answers after this moment count, but not for the rate. */
    void windowEnds(long nanos) {
        windowEnd = nanos;
    }

    void sent() {
        sent++;
    }

    /** A connection was free, and the clients' own thread came so late. */
    void lagged(long nanos) {
        lag.recordValue(bounded(nanos));
    }

    void right(long due, long asked, long now) {
        record(due, asked, now);
        if (now - due > within) {
            late++;
            return;
        }
        inTime++;
        if (now - windowEnd <= 0) {
            inTimeInWindow++;
        }
    }

    /** In the words by which the server does it. */
    void refused() {
        refused++;
    }

    /** In another way. */
    void refused(String how) {
        refused++;
        trouble(how);
    }

    void error(String what) {
        if (errors++ == 0) {
            trouble = what;
        }
    }

    /** No answer came: it would have taken longer than until now. */
    void unanswered(long due, long asked, long now) {
        unanswered++;
        leastUnfinished = Math.min(leastUnfinished, now - due);
        leastUnanswered = Math.min(leastUnanswered, now - asked);
        record(due, asked, now);
    }

    /** It was due and could not even be sent. */
    void unsent(long due, long now) {
        unsent++;
        leastUnfinished = Math.min(leastUnfinished, now - due);
        sinceDue.recordValue(bounded(now - due));
    }

    void trouble(String what) {
        if (trouble.isEmpty()) {
            trouble = what;
        }
    }

    private void record(long due, long asked, long now) {
        sinceDue.recordValue(bounded(now - due));
        sinceSent.recordValue(bounded(now - asked));
    }

    private static long bounded(long nanos) {
        return Math.clamp(nanos, 0, LONGEST);
    }

    /** Right answers, in time or not. */
    long answers() {
        return inTime + late;
    }

    long errors() {
        return errors;
    }

    /** What went wrong first; empty where nothing did. */
    String trouble() {
        return trouble;
    }

    LoadReport report(String name, int clients, int served, double offered, double seconds) {
        return new LoadReport(
                name,
                clients,
                served,
                offered,
                sent + unsent,
                sent,
                inTime,
                late,
                refused,
                errors,
                unanswered,
                unsent,
                inTimeInWindow / seconds,
                new Latencies(sinceDue, leastUnfinished),
                new Latencies(sinceSent, leastUnanswered),
                new Latencies(lag, Long.MAX_VALUE),
                trouble);
    }
}
