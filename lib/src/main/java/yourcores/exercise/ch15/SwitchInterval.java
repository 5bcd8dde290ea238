package yourcores.exercise.ch15;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Sets the switch interval of an interpreter for a server that has to keep a deadline. */
@Exercise(
        id = "15a",
        title = "set the interval",
        minutes = 10,
        hints = {
            "Follow one call of a request: it waits for the database, then for the lock. How long, beside one thread?",
            "Read the task again: each computing thread has a whole interval before the request has the lock back. How "
                    + "much of the deadline is left for waiting, when the database has had its part?",
            "interval = (deadline − calls · call) / (calls · computing threads)."
        },
        checks = SwitchIntervalChecks.class)
public interface SwitchInterval {

    /** The longest switch interval, in milliseconds, that keeps the deadline; right within a twentieth. */
    double millis(Server server);

    /**
     * A server under a Global Interpreter Lock.
     *
     * @param calls how many calls a request makes, one after the other
     * @param callMillis how long each waits for the database, with the lock dropped
     * @param computingThreads threads that compute all the time and take turns at the lock, at least 1
     * @param deadlineMillis when a request must be answered; more than its calls alone take
     */
    record Server(int calls, double callMillis, int computingThreads, double deadlineMillis) {}
}

@Checks
final class SwitchIntervalChecks {
    private static final double A_TWENTIETH = 1.05;

    private final SwitchInterval choice;

    SwitchIntervalChecks(SwitchInterval choice) {
        this.choice = choice;
    }

    @Test
    @Order(1)
    @DisplayName("one computing thread: deadlines are kept")
    void oneThread() {
        expectInTime(new SwitchInterval.Server(10, 1, 1, 30));
        var lot = new Random(1992);
        for (int server = 0; server < 50; server++) {
            expectInTime(server(lot, 1));
        }
    }

    @Test
    @Order(2)
    @DisplayName("several computing threads: deadlines are kept")
    void severalThreads() {
        var lot = new Random(2009);
        for (int server = 0; server < 50; server++) {
            expectInTime(server(lot, lot.nextInt(2, 9)));
        }
    }

    @Test
    @Order(3)
    @DisplayName("no interval is shorter than it has to be")
    void noneTooShort() {
        var lot = new Random(2024);
        for (int server = 0; server < 50; server++) {
            expectNoneTooShort(server(lot, lot.nextInt(1, 9)));
        }
    }

    private void expectInTime(SwitchInterval.Server server) {
        double interval = interval(server);
        double answered = answeredAfter(server, interval);
        assertTrue(
                answered <= server.deadlineMillis() * (1 + 1e-6),
                () -> words(server) + "; with an interval of " + Numbers.ratio(interval) + " ms the answer came after "
                        + Numbers.ratio(answered) + " ms: how long does each call wait for the lock?");
    }

    private void expectNoneTooShort(SwitchInterval.Server server) {
        double interval = interval(server);
        assertTrue(
                answeredAfter(server, interval * A_TWENTIETH) > server.deadlineMillis(),
                () -> words(server) + "; you return " + Numbers.ratio(interval)
                        + " ms, and a longer interval keeps it too: use all the time there is");
    }

    private double interval(SwitchInterval.Server server) {
        double interval = choice.millis(server);
        assertTrue(
                Double.isFinite(interval) && interval > 0,
                () -> "an interval is longer than nothing, you return " + interval);
        return interval;
    }

    private static String words(SwitchInterval.Server server) {
        return server.calls() + " calls of " + Numbers.ratio(server.callMillis()) + " ms, "
                + (server.computingThreads() == 1
                        ? "one computing thread"
                        : server.computingThreads() + " computing threads")
                + ", deadline " + Numbers.ratio(server.deadlineMillis()) + " ms";
    }

    private static SwitchInterval.Server server(Random lot, int threads) {
        int calls = lot.nextInt(1, 40);
        double call = lot.nextInt(1, 30) / 10.0;
        double wanted = lot.nextDouble(0.1, 8);
        return new SwitchInterval.Server(calls, call, threads, calls * (call + threads * wanted));
    }

    /**
     * Plays one request through: computing threads hand the lock round in order of asking, each after a whole interval.
     * The request asks just after a turn has begun, which is the worst that can happen to it.
     */
    private static double answeredAfter(SwitchInterval.Server server, double interval) {
        double now = 0;
        for (int call = 0; call < server.calls(); call++) {
            now += server.callMillis();
            for (int ahead = 0; ahead < server.computingThreads(); ahead++) {
                now += interval;
            }
        }
        return now;
    }
}
