package yourcores.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * What the clients of a {@link Load} saw. Immutable.
 *
 * @param name of the server
 * @param clients of a closed load; connections of an open one
 * @param served how many clients had a right answer at all
 * @param offered requests a second that were due; 0 for a closed load
 * @param requests all that were due, or that the clients wanted to send
 * @param sent those that were sent
 * @param inTime right answers that came in time
 * @param late right answers that came too late
 * @param refused requests that were turned away: by the answer that means that, or by a connection that was refused, or
 *     closed before its first answer
 * @param errors wrong answers, bytes that nobody asked for, and connections that broke later
 * @param unanswered sent, and without an answer when no answer could be in time any more
 * @param unsent due, and never sent, because all connections were taken
 * @param perSecond right answers in time a second, while the load lasted
 * @param latencies from when a request was due until its answer came; until the end of the run for what was not answered
 *     or not sent; without what was refused or wrong
 * @param sinceSent the same, from when a request was really sent: what a clock in the client would tell, which leaves
 *     out how long it had waited to be sent
 * @param lag how late the clients' own thread was for requests that it could have sent when they were due: what a busy
 *     machine adds to the latencies of an open load
 * @param trouble what went wrong first; empty where nothing did
 */
public record LoadReport(
        String name,
        int clients,
        int served,
        double offered,
        long requests,
        long sent,
        long inTime,
        long late,
        long refused,
        long errors,
        long unanswered,
        long unsent,
        double perSecond,
        Latencies latencies,
        Latencies sinceSent,
        Latencies lag,
        String trouble)
        implements Showable {

    private static final Duration TOO_LATE = Duration.ofMillis(2);
    private static final int PART = 4;

    /** Why nothing can be told of a run; {@link #lateness} follows. */
    static final String CAME_LATE =
            "your machine is busy: the clients' own thread came late, one time in a hundred by ";

    /** Whether each request had its right answer, in time, and nobody heard anything else. */
    public boolean whole() {
        return errors == 0 && inTime == requests;
    }

    /** The latencies of this run beside those of others, in one figure. */
    public LoadReports beside(LoadReport... others) {
        return new LoadReports(
                "Latencies", Stream.concat(Stream.of(this), Stream.of(others)).toList());
    }

    @Override
    public Figure figure() {
        return new LoadReports(title(), List.of(this)).counts().figure();
    }

    private String title() {
        return offered > 0
                ? Numbers.count(Math.round(offered)) + " requests a second on " + name
                : clients == 1 ? "1 client of " + name : Numbers.count(clients) + " clients of " + name;
    }

    /** The numbers as a table of one row, to join with those of other runs. */
    public tech.tablesaw.api.Table table() {
        return new LoadReports(title(), List.of(this)).table();
    }

    Verdict verdict() {
        if (!whole() && disturbed()) {
            return Verdict.cannotTell(CAME_LATE + lateness());
        }
        if (whole()) {
            return Verdict.holds("all " + Numbers.count(requests) + " requests had their right answer in time");
        }
        var missing = new ArrayList<String>();
        tell(missing, late, "answered late");
        tell(missing, refused, "turned away");
        tell(missing, errors, errors == 1 ? "error" : "errors");
        tell(missing, unanswered, "without an answer");
        tell(missing, unsent, "never sent");
        var words = Numbers.count(inTime) + " of " + Numbers.count(requests)
                + " requests had their right answer in time; " + String.join(", ", missing);
        if (inTime + refused == requests && trouble.isEmpty()) {
            return Verdict.states(words + ".");
        }
        if (served < clients && offered == 0) {
            words += "; " + Numbers.count(clients - served) + " of " + Numbers.count(clients)
                    + " clients had no answer at all";
        }
        return Verdict.doesNotHold(words + (trouble.isEmpty() ? "" : "; the first trouble: " + trouble));
    }

    /** Whether a quarter of p99 and more may be the clients' own thread rather than the server. */
    boolean disturbed() {
        return latencies.count() > 0
                && lag.p99().compareTo(TOO_LATE) > 0
                && lag.p99().multipliedBy(PART).compareTo(latencies.p99()) > 0;
    }

    String lateness() {
        return words(lag.p99()) + " or more";
    }

    private static void tell(List<String> told, long count, String words) {
        if (count > 0) {
            told.add(Numbers.count(count) + " " + words);
        }
    }

    /** A percentile in words; a dash where too few requests took longer for it to say anything. */
    String words(double percent) {
        return latencies.tells(percent) ? told(percent) : "–";
    }

    /** A percentile in words, however few requests there were; a bound where some still waited at the end. */
    String told(double percent) {
        return (latencies.atLeast(percent) ? "≥ " : "") + words(latencies.at(percent));
    }

    static String words(Duration time) {
        return Numbers.duration(time);
    }
}
