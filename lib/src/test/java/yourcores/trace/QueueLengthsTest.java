package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Curves;

@Timeout(30)
class QueueLengthsTest {
    private final QueueLengths lengths = new QueueLengths("Letters", "letters");

    @Test
    void aQueueThatTwoWatchHasOneCurve() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (int n = 0; n < 500; n++) {
                var name = "queue " + n;
                var both = new CyclicBarrier(2);
                Callable<Belt<String>> watch = () -> {
                    both.await(10, TimeUnit.SECONDS);
                    return lengths.watch(name, new LinkedBlockingQueue<String>());
                };
                for (var watched : pool.invokeAll(List.of(watch, watch))) {
                    watched.get();
                }
            }
        }
        assertEquals(500, ((Curves) lengths.figure()).curves().size());
    }

    @Test
    void aLengthIsNotedAfterEachPutAndEachTake() throws Exception {
        var queue = lengths.watch("post", new LinkedBlockingQueue<String>());
        queue.put("a");
        queue.put("b");
        queue.take();
        var table = lengths.table();
        assertEquals(3, table.rowCount());
        assertEquals("[1, 2, 1]", table.intColumn("length").asList().toString());
        assertEquals(2, lengths.most("post"));
        assertEquals(1, queue.size());
    }

    @Test
    void aBeltOfOnesOwnIsWatchedToo() throws Exception {
        var inner = new LinkedBlockingQueue<Integer>();
        var queue = lengths.watch("own", new Belt<Integer>() {
            @Override
            public void put(Integer thing) {
                inner.add(thing);
            }

            @Override
            public Integer take() throws InterruptedException {
                return inner.take();
            }

            @Override
            public int size() {
                return inner.size();
            }
        });
        queue.put(7);
        assertEquals(7, queue.take());
        assertEquals(1, lengths.most("own"));
    }

    @Test
    void twoThreadsNeverPassTheBound() throws Exception {
        var queue = lengths.watch("bounded", new ArrayBlockingQueue<Integer>(4));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var maker = pool.submit(() -> {
                for (int n = 0; n < 2_000; n++) {
                    queue.put(n);
                }
                return null;
            });
            for (int n = 0; n < 2_000; n++) {
                assertEquals(n, queue.take());
            }
            maker.get(10, TimeUnit.SECONDS);
        }
        assertTrue(lengths.most("bounded") <= 4);
        assertEquals(4_000, lengths.table().rowCount());
    }

    @Test
    void theFigureHasACurveForEachQueueInTheOrderOfWatching() throws Exception {
        lengths.watch("z", new LinkedBlockingQueue<Integer>()).put(1);
        lengths.watch("a", new LinkedBlockingQueue<Integer>());
        var curves = assertInstanceOf(Curves.class, lengths.figure()).curves();
        assertEquals("z", curves.getFirst().name());
        assertEquals(0, curves.getFirst().points().getFirst().y());
        assertEquals(1, curves.getFirst().points().getLast().y());
        assertEquals("a", curves.getLast().name());
        assertEquals(
                "Most letters in the queue at a time: 1 (z), 0 (a).",
                lengths.figure().verdict().sentence());
    }

    @Test
    void anUnknownQueueIsNamed() {
        lengths.watch("post", new LinkedBlockingQueue<Integer>());
        var told = assertThrows(IllegalArgumentException.class, () -> lengths.most("pots"));
        assertEquals("No queue is called \"pots\", but [post]", told.getMessage());
    }

    @Test
    void aWaitThatNobodyEndsEndsByName() {
        var hasty = new QueueLengths("Letters", "letters", Duration.ofSeconds(1));
        var queue = hasty.watch("post", new ArrayBlockingQueue<Integer>(1));
        var told = assertThrows(IllegalStateException.class, queue::take);
        assertEquals("The queue \"post\": it is empty, and nobody put anything for 1 s", told.getMessage());
        assertDoesNotThrow(() -> queue.put(1));
        var full = assertThrows(IllegalStateException.class, () -> queue.put(2));
        assertEquals("The queue \"post\": it is full, and nobody took anything for 1 s", full.getMessage());
    }
}
