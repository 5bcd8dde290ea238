package yourcores.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * What the clients of an {@link EchoCrowd} saw. Immutable.
 *
 * @param clients connections that were open at a time
 * @param messages lines that each was to send
 * @param sent bytes that all clients wrote
 * @param received bytes that came back and were the ones sent, in their order
 * @param errors one for each client that was not served well, with its cause
 * @param time from the first connection to the last end, by the stopwatch
 */
public record EchoReport(int clients, int messages, long sent, long received, List<String> errors, Duration time)
        implements Showable {
    private static final int TOLD = 3;

    public EchoReport {
        errors = List.copyOf(errors);
    }

    static EchoReport of(int messages, List<EchoVisitor> visitors, Duration time, boolean over) {
        var errors = new ArrayList<String>();
        for (int client = 0; client < visitors.size(); client++) {
            var error = visitors.get(client).error();
            if (!error.isEmpty()) {
                errors.add("client " + (client + 1) + ": " + error);
            }
        }
        if (!over) {
            errors.add("some clients still ran after their end");
        }
        long sent = visitors.stream().mapToLong(EchoVisitor::sent).sum();
        long received = visitors.stream().mapToLong(EchoVisitor::received).sum();
        return new EchoReport(visitors.size(), messages, sent, received, errors, time);
    }

    /** Whether all that was sent came back, and nothing went wrong. */
    public boolean whole() {
        return errors.isEmpty() && sent == received;
    }

    @Override
    public Figure figure() {
        var columns = List.of("clients", "messages each", "bytes out", "bytes in", "errors");
        var row = List.of("" + clients, "" + messages, "" + sent, "" + received, "" + errors.size());
        return new Table("A crowd at the echo", columns, List.of(row), verdict(), "");
    }

    private Verdict verdict() {
        if (whole()) {
            return Verdict.holds("each byte came back to the client that sent it, in order");
        }
        var told = errors.isEmpty() ? "" : ": " + String.join("; ", errors.subList(0, Math.min(TOLD, errors.size())));
        return Verdict.doesNotHold(sent + " bytes went out, " + received + " came back" + told);
    }
}
