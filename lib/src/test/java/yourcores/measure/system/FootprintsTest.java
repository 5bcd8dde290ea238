package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

@Timeout(60)
class FootprintsTest {
    private static final Duration BOUND = Duration.ofMillis(10);

    private final Footprints job = new Footprints("the job");

    /** So many threads that wait until the moment has been looked at. */
    private int threads(int count, CountDownLatch here, CountDownLatch go) throws Exception {
        var left = new ArrayList<Future<Boolean>>();
        try (var pool = Executors.newFixedThreadPool(count)) {
            for (int n = 0; n < count; n++) {
                left.add(pool.submit(() -> {
                    here.countDown();
                    return go.await(20, TimeUnit.SECONDS);
                }));
            }
        }
        for (var each : left) {
            assertTrue(each.get(), "a thread did not wait for the moment");
        }
        return count;
    }

    @Test
    void threadsAreCountedWhileAllAreInFlight() throws InterruptedException {
        var here = new CountDownLatch(400);
        var go = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                here.await(20, TimeUnit.SECONDS);
                Thread.sleep(500);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            go.countDown();
        });
        job.measure("threads", 400, BOUND, () -> here.await(20, TimeUnit.SECONDS), () -> threads(400, here, go));
        int counted = job.table().intColumn("threads more").get(0);
        assertTrue(counted >= 380 && counted <= 420, "counted: " + counted);
        assertEquals(Verdict.Kind.STATES, job.figure().verdict().kind());
    }

    @Test
    void whatFailsHasARow() throws InterruptedException {
        job.measure("breaks", 5, BOUND, () -> true, () -> {
            throw new IOException("no route");
        });
        job.measure("loses one", 5, BOUND, () -> true, () -> 4);
        var told = job.figure().verdict();
        assertEquals(Verdict.Kind.CANNOT_TELL, told.kind());
        assertTrue(told.sentence().contains("IOException: no route"), told.sentence());
        assertTrue(told.sentence().contains("4 answers came"), told.sentence());
        var table = job.table();
        assertEquals("4 answers came", table.getString(1, "failed"));
        job.measure("works", 5, BOUND, () -> true, () -> 5);
        job.forecast("works", 10, BOUND, 2);
        assertTrue(job.table().stringColumn("failed").isMissing(3));
        assertEquals("measured", job.table().getString(2, "measured or forecast"));
        assertEquals("forecast", job.table().getString(3, "measured or forecast"));
    }

    @Test
    void anErrorEndsTheThreadThatLooks() throws InterruptedException {
        var looking = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Footprints.Moment never = () -> {
            try {
                looking.countDown();
                return new CountDownLatch(1).await(1, TimeUnit.DAYS);
            } finally {
                ended.countDown();
            }
        };
        assertThrows(
                StackOverflowError.class,
                () -> job.measure("recursion", 5, BOUND, never, () -> {
                    looking.await();
                    throw new StackOverflowError();
                }));
        ended.await();
    }

    @Test
    void aMomentThatDoesNotComeIsTold() throws InterruptedException {
        job.measure("alone", 5, BOUND, () -> false, () -> 5);
        assertTrue(job.figure().verdict().sentence().contains("not all were in flight"));
        assertTrue(job.table().intColumn("threads more").isMissing(0));
    }

    @Test
    void aMomentThatIsOverBeforeAllIsCountedIsTold() throws InterruptedException {
        var asked = new AtomicInteger();
        job.measure("gone", 5, BOUND, () -> asked.incrementAndGet() == 1, () -> 5);
        assertEquals(2, asked.get());
        assertTrue(job.figure().verdict().sentence().contains("not all were in flight"));
    }

    @Test
    void aForecastMultipliesTheTime() throws InterruptedException {
        assertThrows(IllegalArgumentException.class, () -> job.forecast("pool", 2_000, BOUND, 2));
        job.measure("pool", 26, BOUND, () -> true, () -> {
            Thread.sleep(100);
            return 26;
        });
        job.forecast("pool", 2_000, BOUND, 62.5);
        var times = job.table().doubleColumn("time (s)");
        assertEquals(62.5, times.get(1) / times.get(0), 1e-6);
        assertTrue(((Table) job.figure()).rows().get(1).get(5).endsWith(", forecast"));
    }

    @Test
    void anInterruptEndsIt() {
        assertThrows(
                InterruptedException.class,
                () -> job.measure(
                        "stopped",
                        1,
                        BOUND,
                        () -> {
                            Thread.sleep(20_000);
                            return true;
                        },
                        () -> {
                            throw new InterruptedException();
                        }));
    }
}
