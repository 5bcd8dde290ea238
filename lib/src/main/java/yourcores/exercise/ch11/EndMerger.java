package yourcores.exercise.ch11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Soon;

/** A stage that several producers feed, and that hands one end on. */
@Exercise(
        id = "11b",
        title = "two producers, one end",
        minutes = 10,
        hints = {
            "One producer has put its end. What may still come, and from whom?",
            "Read \"How a stage learns that nothing more comes\" again: there one end had to reach several who take."
                    + " Here several ends come. How many have to be there before nothing more can come?",
            "Count: for (int ends = 0; ends < producers; ) { take one; where it is the end, ends++, else out.put(it) },"
                    + " and behind the loop out.put(end)."
        },
        checks = EndMergerChecks.class)
public interface EndMerger {

    /**
     * Takes what the producers put and puts it on, each thing at once; when every producer has put its end, puts one
     * end on and returns. While there is nothing to do it sleeps.
     *
     * @param end whatever {@code equals} it is an end
     * @param in where each of the producers puts its things and then its end
     * @param out may be full: then wait
     * @throws InterruptedException where the waiting was interrupted
     */
    void merge(BlockingQueue<String> in, BlockingQueue<String> out, String end, int producers)
            throws InterruptedException;
}

@Checks
final class EndMergerChecks {
    private static final String END = "the end";
    private static final int PATIENCE_MILLIS = 500;

    private final EndMerger merger;

    EndMergerChecks(EndMerger merger) {
        this.merger = merger;
    }

    private Call merging(BlockingQueue<String> in, BlockingQueue<String> out, int producers) {
        return Call.of(() -> merger.merge(in, out, END, producers));
    }

    @Test
    @Order(1)
    @DisplayName("one producer: all things, in order, and the end")
    void one() throws Exception {
        var in = queue("a", "b", "c", END);
        var out = queue();
        merger.merge(in, out, END, 1); // nothing to wait for
        var put = List.copyOf(out);
        assertEquals(List.of("a", "b", "c", END), put, "a, b, c and the end came, and you put on " + put);
    }

    @Test
    @Order(2)
    @DisplayName("after the first end the other producer goes on")
    void goesOn() throws Exception {
        var in = queue("a", END);
        var out = queue();
        var call = merging(in, out, 2);
        boolean early = call.comesBack();
        in.put("b");
        in.put(END);
        assertFalse(
                early,
                "one of two producers has ended, and you went with it: the other one is still at work; count ends");
        call.end("both producers have ended, and merge does not return");
        var things = new ArrayList<>(out);
        things.removeIf(END::equals); // how many ends there are is the matter of another check
        assertEquals(List.of("a", "b"), things, "a came, then an end, then b, and you put on " + things);
    }

    @Test
    @Order(3)
    @DisplayName("one end is put on, after the last thing")
    void oneEnd() throws Exception {
        var in = queue("a", END, "b", END, "c", END);
        var out = queue();
        merging(in, out, 3).end("all three producers have ended, and merge does not return");
        var put = List.copyOf(out);
        long ends = put.stream().filter(END::equals).count();
        assertEquals(1, ends, "three producers ended, and you put on " + ends + " ends: the next stage is to see one");
        assertEquals(END, put.getLast(), "the end is to be the last that you put on");
    }

    @Test
    @Order(4)
    @DisplayName("each thing goes on at once")
    void atOnce() throws Exception {
        var in = queue();
        var out = queue();
        var call = merging(in, out, 2);
        in.put("a");
        var first = out.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        in.put(END);
        in.put(END);
        call.end("both producers have ended, and merge does not return");
        assertNotNull(
                first,
                "a thing came, the producers were still at work, and nothing was put on: what waits for the end fills"
                        + " the memory");
    }

    @Test
    @Order(5)
    @DisplayName("a full queue: wait, and lose nothing")
    void full() throws Exception {
        var in = queue("a", "b", "c", END, END);
        var out = new ArrayBlockingQueue<String>(1);
        var call = merging(in, out, 2);
        boolean early = call.comesBack();
        var got = new ArrayList<String>();
        for (String next = poll(out); next != null; next = END.equals(next) ? null : poll(out)) {
            got.add(next);
        }
        assertFalse(early, "there was room for one thing, three and an end were to be put, and merge came back");
        call.end("room was made, and merge does not return");
        assertEquals(
                List.of("a", "b", "c", END), got, "the queue was full now and then, and what came through is " + got);
    }

    private static String poll(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    @Order(6)
    @DisplayName("what comes after the last end is left alone")
    void leftAlone() throws Exception {
        var in = queue("a", END, "of the next round");
        merging(in, queue(), 1).end("one producer has ended, and merge does not return");
        assertTrue(
                in.contains("of the next round"),
                "behind the last end lay something that belongs to the next round, and you took it");
    }

    @Test
    @Order(7)
    @DisplayName("an interrupt ends it, and is no end")
    void interrupted() throws Exception {
        var out = queue();
        var thread = new AtomicReference<Thread>();
        var thrown = new AtomicBoolean();
        var call = Call.of(() -> {
            thread.set(Thread.currentThread());
            try {
                merger.merge(queue(), out, END, 1);
            } catch (InterruptedException told) {
                thrown.set(true);
            }
        });
        boolean early = call.comesBack(); // the matter of another check
        Soon.expect(() -> thread.get() != null, "the check did not begin, the machine is busy: run the cell again");
        thread.get().interrupt();
        boolean back = call.comesBackWoken();
        assertTrue(back, "merge waited for things and was interrupted, and it waits on");
        assertTrue(early || thrown.get(), "merge waited and was interrupted: let the InterruptedException out");
        assertFalse(out.contains(END), "merge was interrupted and told the next stage that all producers had ended");
    }

    @Test
    @Order(8)
    @DisplayName("an interrupt ends the wait for room, too")
    void interruptedWhileFull() throws Exception {
        var in = queue("a", "b", END);
        var out = new ArrayBlockingQueue<String>(1);
        var thread = new AtomicReference<Thread>();
        var thrown = new AtomicBoolean();
        var call = Call.of(() -> {
            thread.set(Thread.currentThread());
            try {
                merger.merge(in, out, END, 1);
            } catch (InterruptedException told) {
                thrown.set(true);
            }
        });
        boolean early = call.comesBack(); // the matter of another check
        Soon.expect(() -> thread.get() != null, "the check did not begin, the machine is busy: run the cell again");
        thread.get().interrupt();
        boolean back = call.comesBackWoken();
        assertTrue(back, "merge waited for room and was interrupted, and it waits on");
        assertTrue(
                early || thrown.get(), "merge waited for room and was interrupted: let the InterruptedException out");
    }

    @Test
    @Order(9)
    @DisplayName("who waits sleeps")
    void sleeps() throws Exception {
        var in = queue();
        var out = new ArrayBlockingQueue<String>(1);
        var call = merging(in, out, 1);
        boolean empty = call.sleeps();
        in.addAll(List.of("a", "b", END));
        boolean full = call.sleeps() || call.comesBack(); // the latter is the matter of another check
        for (String next = poll(out); next != null && !END.equals(next); ) {
            next = poll(out);
        }
        call.end("room was made, and merge does not return");
        assertTrue(empty, "nothing came for a while, and merge asked again and again: take() sleeps");
        assertTrue(full, "there was no room for a while, and merge asked again and again: put() sleeps");
    }

    @Test
    @Order(10)
    @DisplayName("an end is known by what it says")
    void equal() throws Exception {
        var in = queue("a", new String(END));
        var call = merging(in, queue(), 1);
        call.end("the producer has put an end that equals yours and is another object, and merge does not return");
    }

    private static BlockingQueue<String> queue(String... things) {
        return new ArrayBlockingQueue<>(100, false, List.of(things));
    }
}
