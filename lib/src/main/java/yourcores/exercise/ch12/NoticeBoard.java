package yourcores.exercise.ch12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Together;

/** Tells news to whoever wants to hear them. */
@Exercise(
        id = "12b",
        title = "break one condition",
        minutes = 15,
        hints = {
            "Which lock does the thread hold while it runs the code of a listener?",
            "Read \"Pitfall: somebody else's code\" again. What do you need the lock for: to see who listens, or to call"
                    + " them?",
            "Copy the listeners while you hold the lock, List.copyOf(listeners), give it back, and call those in the"
                    + " copy with the news that you were handed."
        },
        checks = NoticeBoardChecks.class)
public interface NoticeBoard {

    /** From now on this listener is told all that is posted. */
    void listen(Consumer<String> listener);

    /** Pins up the news, then tells it to all that listen, on the thread that calls, before it returns. */
    void post(String news);

    /** What was pinned up last; {@code ""} before the first. While listeners are told, too. */
    String latest();
}

@Checks
final class NoticeBoardChecks {
    private static final int CALLERS = 4;
    private static final int LISTENERS = 500;
    private static final int POSTS = 50;
    private static final int AT_EACH_POST = CALLERS * LISTENERS / POSTS;
    private static final int AHEAD = 2;

    private final NoticeBoard board;

    NoticeBoardChecks(NoticeBoard board) {
        this.board = board;
    }

    @Test
    @Order(1)
    @DisplayName("the latest can be read")
    void latest() {
        board.post("rain");
        board.post("sun");
        assertEquals("sun", board.latest(), "rain was posted, then sun; the latest is");
    }

    @Test
    @Order(2)
    @DisplayName("all that listen hear all of it")
    void hear() {
        var heard = new CopyOnWriteArrayList<String>();
        var tellers = ConcurrentHashMap.newKeySet();
        board.listen(news -> {
            heard.add("Ann: " + news);
            tellers.add(Thread.currentThread());
        });
        board.listen(news -> heard.add("Bob: " + news));
        board.post("rain");
        board.post("sun");
        assertEquals(
                List.of("Ann: rain", "Ann: sun", "Bob: rain", "Bob: sun"),
                heard.stream().sorted().toList(),
                "two listened to two posts; what they heard, sorted");
        assertEquals(Set.of(Thread.currentThread()), tellers, "listeners are told on the thread that posts; yours on");
    }

    @Test
    @Order(3)
    @DisplayName("while one listens, others may read")
    void readMeanwhile() throws Exception {
        var read = new AtomicReference<String>();
        expectMeanwhile(() -> read.set(board.latest()), "read what was posted last");
        assertEquals("rain", read.get(), "rain was posted, and while a listener was being told, the latest was");
    }

    @Test
    @Order(4)
    @DisplayName("while one listens, others may come to listen")
    void listenMeanwhile() throws Exception {
        expectMeanwhile(() -> board.listen(_ -> {}), "come to listen");
    }

    @Test
    @Order(5)
    @DisplayName("who hears something may bring a friend")
    void listenFromInside() {
        var friend = new AtomicInteger();
        var brought = new AtomicInteger();
        board.listen(_ -> {
            if (brought.getAndIncrement() == 0) {
                board.listen(_ -> friend.incrementAndGet());
            }
        });
        board.listen(_ -> {});
        board.post("rain");
        int early = friend.get();
        board.post("sun");
        assertEquals(
                1,
                friend.get() - early,
                "a listener called listen while it was told; the one it brought heard of the next post so often");
    }

    @Test
    @Order(6)
    @DisplayName("who hears something may post")
    void postFromInside() {
        var heard = new CopyOnWriteArrayList<String>();
        var answered = new AtomicBoolean();
        board.listen(news -> {
            if (news.equals("rain") && !answered.getAndSet(true)) {
                board.post("sun");
            }
        });
        board.listen(heard::add);
        board.post("rain");
        assertEquals(
                List.of("rain", "sun"),
                heard.stream().sorted().toList(),
                "rain was posted, and a listener that heard it posted sun; another one heard, sorted");
    }

    @Test
    @Order(7)
    @DisplayName("of many that come at once, none is lost")
    void manyListen() throws Exception {
        var posts = new AtomicInteger();
        var came = new AtomicInteger();
        var over = new AtomicBoolean();
        var before = new AtomicInteger();
        var heard = new AtomicInteger();
        board.listen(_ -> before.incrementAndGet());
        Together.run(CALLERS + 1, number -> {
            try {
                if (number == CALLERS) {
                    for (int n = 0; n < POSTS; n++) {
                        int due = n * AT_EACH_POST;
                        yieldWhile(() -> came.get() < due && !over.get());
                        board.post("wind");
                        posts.incrementAndGet();
                    }
                    return;
                }
                for (int n = 0; n < LISTENERS; n++) {
                    int due = CALLERS * n / AT_EACH_POST - AHEAD;
                    yieldWhile(() -> posts.get() < due && !over.get());
                    board.listen(news -> heard.addAndGet(news.equals("rain") ? 1 : 0));
                    came.incrementAndGet();
                }
            } catch (Throwable failure) {
                over.set(true);
                throw failure;
            }
        });
        assertEquals(
                POSTS, before.get(), "many came to listen while there were posts; one that was there before heard");
        board.post("rain");
        assertEquals(CALLERS * LISTENERS, heard.get(), "2000 came to listen on four threads; heard of a post");
    }

    @Test
    @Order(8)
    @DisplayName("each post brings its own news")
    void ownNews() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        try (var inside = new Latch()) {
            board.listen(news -> {
                if (news.equals("rain")) {
                    inside.hold();
                }
            });
            board.listen(heard::add);
            var first = Call.of(() -> board.post("rain"));
            boolean holds = first.reaches(inside); // that it does is the matter of another check
            var second = Call.of(() -> board.post("sun"));
            boolean comes = second.comesBack();
            inside.open();
            first.end("all that listen have been told, and post does not return");
            second.end("all that listen have been told, and post does not return");
            assertTrue(!holds || comes, "while a listener was told, nobody else could post");
            assertEquals(
                    List.of("rain", "sun"),
                    heard.stream().sorted().toList(),
                    "sun was posted while another thread told the listeners of rain; one of them heard, sorted");
        }
    }

    private static void yieldWhile(BooleanSupplier condition) throws InterruptedException {
        while (condition.getAsBoolean()) {
            Thread.yield();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the check is over");
        }
    }

    private void expectMeanwhile(Call.Work work, String what) throws Exception {
        try (var inside = new Latch()) {
            board.listen(_ -> inside.hold());
            board.listen(_ -> {});
            var post = Call.of(() -> board.post("rain"));
            boolean holds = post.reaches(inside); // that it does is the matter of another check
            var other = Call.of(work);
            boolean comes = other.comesBack();
            inside.open();
            post.end("all that listen have been told, and post does not return");
            other.end("nobody is in its way, and who wanted to " + what + " does not come back");
            assertTrue(
                    !holds || comes,
                    "a listener was being told, and nobody else could " + what
                            + ": your board holds a lock while it runs somebody else's code");
        }
    }
}
