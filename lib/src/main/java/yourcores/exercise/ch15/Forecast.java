package yourcores.exercise.ch15;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Says how much threads can gain under a Global Interpreter Lock. */
@Exercise(
        id = "15c",
        title = "predict",
        minutes = 15,
        hints = {
            "There is one lock and there are so many cores. How long is each of them busy with one job?",
            "Read the end of \"Limit: B is one\" again. One lock works off at most one job in the time that a job "
                    + "computes in Python. How many times as fast as one thread is that? Do the same for the cores.",
            "The smallest of three bounds: threads; T / python; cores · T / (python + native), with T the whole job."
        },
        checks = ForecastChecks.class)
public interface Forecast {

    /**
     * The best speed-up against one thread, for many equal jobs, right within a hundredth.
     *
     * @param threads that work off the jobs, at least 1
     * @param cores that the threads share, at least 1
     */
    double speedup(Job job, int threads, int cores);

    /**
     * Where the time of a job goes that runs alone.
     *
     * @param pythonMillis computes in Python, with the lock
     * @param nativeMillis computes in native code, without the lock
     * @param waitMillis waits, without the lock and without a core
     */
    record Job(double pythonMillis, double nativeMillis, double waitMillis) {}
}

@Checks
final class ForecastChecks {
    private static final double A_HUNDREDTH = 0.01;

    private final Forecast forecast;

    ForecastChecks(Forecast forecast) {
        this.forecast = forecast;
    }

    @Test
    @Order(1)
    @DisplayName("nothing but Python")
    void python() {
        for (int threads : new int[] {1, 2, 8}) {
            expect(1, new Forecast.Job(10, 0, 0), threads, 8, "only one thread at a time computes in Python");
        }
    }

    @Test
    @Order(2)
    @DisplayName("nothing but waiting")
    void waiting() {
        for (int threads : new int[] {1, 4, 100}) {
            expect(threads, new Forecast.Job(0, 0, 10), threads, 2, "waiting takes neither the lock nor a core");
        }
    }

    @Test
    @Order(3)
    @DisplayName("Python and waiting")
    void pythonAndWaiting() {
        String why = "how many jobs can the lock work off while one job runs alone?";
        expect(3, new Forecast.Job(2, 0, 8), 3, 8, why);
        expect(5, new Forecast.Job(2, 0, 8), 20, 8, why);
    }

    @Test
    @Order(4)
    @DisplayName("native code on few cores")
    void nativeCode() {
        String why = "native code needs no lock, but a core";
        expect(4, new Forecast.Job(0, 10, 0), 8, 4, why);
        expect(2.5, new Forecast.Job(1, 7, 2), 9, 2, why);
    }

    @Test
    @Order(5)
    @DisplayName("200 jobs drawn by lot")
    void anyJob() {
        var lot = new Random(703);
        for (int each = 0; each < 200; each++) {
            var job = new Forecast.Job(lot.nextInt(1, 20), lot.nextInt(0, 20), lot.nextInt(0, 60));
            int threads = lot.nextInt(1, 20);
            int cores = lot.nextInt(1, 9);
            double alone = job.pythonMillis() + job.nativeMillis() + job.waitMillis();
            double lock = job.pythonMillis() / alone;
            double core = (job.pythonMillis() + job.nativeMillis()) / alone;
            expect(
                    Math.min(threads, Math.min(1 / lock, cores / core)),
                    job,
                    threads,
                    cores,
                    "which is used up first: threads, lock, cores?");
        }
    }

    private void expect(double expected, Forecast.Job job, int threads, int cores, String why) {
        double answer = forecast.speedup(job, threads, cores);
        assertTrue(
                Math.abs(answer - expected) <= A_HUNDREDTH * expected,
                () -> "Python " + Numbers.plain(job.pythonMillis()) + ", native " + Numbers.plain(job.nativeMillis())
                        + ", waiting " + Numbers.plain(job.waitMillis()) + " ms with "
                        + (threads == 1 ? "one thread" : threads + " threads") + " on "
                        + (cores == 1 ? "one core" : cores + " cores") + ": at best " + Numbers.ratio(expected)
                        + " times as fast, you return " + Numbers.ratio(answer) + "; " + why);
    }
}
