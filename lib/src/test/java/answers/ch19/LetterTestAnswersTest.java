package answers.ch19;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import yourcores.exercise.ch19.LetterTest;
import yourcores.exercise.trial.Answers;

class LetterTestAnswersTest extends Answers {

    @Right
    LetterTest waitsForAFuture() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertEquals("hello", came.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        };
    }

    @Right
    LetterTest waitsForALatch() {
        return (post, patience) -> {
            var here = new CountDownLatch(1);
            var came = new AtomicReference<String>();
            post.send("hello", letter -> {
                came.set(letter);
                here.countDown();
            });
            assertTrue(here.await(patience.toNanos(), TimeUnit.NANOSECONDS), "no letter came");
            assertEquals("hello", came.get());
        };
    }

    @Right
    LetterTest looksAgainAndAgain() {
        return (post, patience) -> {
            var came = new AtomicReference<String>();
            post.send("hello", came::set);
            long end = System.nanoTime() + patience.toNanos();
            while (came.get() == null && System.nanoTime() - end < 0) {
                Thread.sleep(1);
            }
            assertEquals("hello", came.get());
        };
    }

    @Right
    LetterTest takesItOutOfAQueue() {
        return (post, patience) -> {
            var box = new LinkedBlockingQueue<String>();
            post.send("", box::add);
            assertEquals("", box.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        };
    }

    @Wrong(refusedBy = "it passes where the letter comes at once", says = "before send returned, and your test failed")
    LetterTest wantsItLater() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertNull(came.getNow(null));
            assertEquals("hello", came.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        };
    }

    @Wrong(refusedBy = "it waits for a letter that takes its time", says = "wait for the letter, not for a while")
    LetterTest starter() {
        return (post, patience) -> {
            var came = new AtomicReference<String>();
            post.send("hello", came::set);
            Thread.sleep(50);
            assertEquals("hello", came.get());
        };
    }

    @Wrong(refusedBy = "it waits for a letter that takes its time", says = "wait for the letter, not for a while")
    LetterTest waitsForALongerWhile() {
        return (post, _) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertEquals("hello", came.get(700, TimeUnit.MILLISECONDS));
        };
    }

    @Wrong(refusedBy = "it fails where no letter comes", says = "some letters come late")
    LetterTest roundsItsPatienceDown() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertEquals("hello", came.isDone() ? came.get() : came.get(patience.toSeconds(), TimeUnit.SECONDS));
        };
    }

    @Wrong(refusedBy = "it fails where another letter comes", says = "another letter came")
    LetterTest looksAtTheBeginning() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertTrue(came.get(patience.toMillis(), TimeUnit.MILLISECONDS).startsWith("hello"));
        };
    }

    @Wrong(refusedBy = "it fails where another letter comes", says = "“no hello” came for “hello”")
    LetterTest looksAtTheEnd() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertTrue(came.get(patience.toMillis(), TimeUnit.MILLISECONDS).endsWith("hello"));
        };
    }

    @Wrong(refusedBy = "it fails where another letter comes", says = "“xxxxx” came for “hello”")
    LetterTest looksAtTheLength() {
        return (post, patience) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertEquals(5, came.get(patience.toMillis(), TimeUnit.MILLISECONDS).length());
        };
    }

    @Wrong(refusedBy = "it fails where no letter comes", says = "patience is over, and your test still waits")
    LetterTest waitsForEver() {
        return (post, _) -> {
            var came = new CompletableFuture<String>();
            post.send("hello", came::complete);
            assertEquals("hello", came.get());
        };
    }

    @Wrong(refusedBy = "it fails where no letter comes", says = "no letter came, and your test passes")
    LetterTest asksNobodyWhetherItCame() {
        return (post, patience) -> {
            var came = new LinkedBlockingQueue<String>();
            post.send("hello", came::add);
            var letter = came.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            assertTrue(letter == null || letter.equals("hello"));
        };
    }

    @Wrong(refusedBy = "it fails where another letter comes", says = "what another thread throws fails no test")
    LetterTest assertsOnAnotherThread() {
        return (post, patience) -> {
            var here = new CountDownLatch(1);
            post.send("hello", letter -> {
                here.countDown();
                assertEquals("hello", letter);
            });
            assertTrue(here.await(patience.toNanos(), TimeUnit.NANOSECONDS));
        };
    }

    @Wrong(refusedBy = "it fails where another letter comes", says = "another letter came")
    LetterTest isGladOfAnyLetter() {
        return (post, patience) -> {
            var here = new CountDownLatch(1);
            post.send("hello", _ -> here.countDown());
            assertTrue(here.await(patience.toNanos(), TimeUnit.NANOSECONDS));
        };
    }
}
