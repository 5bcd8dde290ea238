package yourcores.exercise.ch01;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Repeated;

/** Draws the pictures of a film, several at the same time. */
@Exercise(
        id = "01b",
        title = "a false dependency",
        minutes = 10,
        hints = {
            "The loop carries one variable from picture to picture. Does picture 7 need picture 6, or only its moment?",
            "Read \"A step that needs the one before\" again: it hands steps to a pool, and asks each future for its"
                    + " result. Here no task has to ask another one.",
            "pool.submit(() -> camera.apply(40L * number)) for each number; put the futures into a list, then get()"
                    + " them in that order."
        },
        checks = FilmChecks.class)
public interface Film {

    /**
     * Has the camera draw each picture once, the first at the moment 0 and each {@value #MILLIS} milliseconds of the
     * film after the one before, two at the same time at least.
     *
     * @param camera draws the picture of a moment; may be called by several threads at once
     * @return the pictures in the order of the film
     */
    List<String> shoot(int pictures, LongFunction<String> camera) throws Exception;

    /** From one picture to the next. */
    long MILLIS = 40;
}

@Checks
final class FilmChecks {
    private static final int PICTURES = 12;
    private static final int MANY = 2_000;
    private static final long PATIENCE_MILLIS = 500;

    private final Film answer;

    FilmChecks(Film answer) {
        this.answer = answer;
    }

    private static List<String> film(int pictures) {
        return LongStream.range(0, pictures)
                .mapToObj(number -> "at " + Film.MILLIS * number)
                .toList();
    }

    @Test
    @Order(1)
    @DisplayName("each picture shows its own moment")
    void moments() throws Exception {
        for (int pictures = 0; pictures <= PICTURES; pictures++) {
            var shot = answer.shoot(pictures, moment -> "at " + moment);
            assertEquals(
                    film(pictures),
                    shot.stream().sorted(FilmChecks::byMoment).toList(),
                    "the moments of a film of " + pictures);
        }
    }

    private static int byMoment(String one, String other) {
        return Long.compare(moment(one), moment(other));
    }

    private static long moment(String picture) {
        return Long.parseLong(picture.substring("at ".length()));
    }

    @Test
    @Order(2)
    @DisplayName("each is drawn once")
    void once() throws Exception {
        var drawn = new AtomicIntegerArray(PICTURES);
        answer.shoot(PICTURES, moment -> {
            int number = (int) (moment / Film.MILLIS);
            if (moment % Film.MILLIS == 0 && number >= 0 && number < PICTURES) {
                drawn.incrementAndGet(number); // another moment is the matter of another check
            }
            return "at " + moment;
        });
        for (int number = 0; number < PICTURES; number++) {
            int times = drawn.get(number);
            assertTrue(times < 2, "picture " + (number + 1) + " was drawn " + times + " times: draw it once");
        }
    }

    @Test
    @Order(3)
    @DisplayName("two are drawn at the same time")
    void together() throws Exception {
        var drawing = new InFlight();
        var alone = new AtomicBoolean();
        var shot = answer.shoot(PICTURES, moment -> {
            try (var _ = drawing.enter()) {
                if (!alone.get() && !drawing.meet(2)) {
                    alone.set(true); // once one has waited in vain, nobody waits any more
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return "at " + moment;
        });
        assertTrue(
                drawing.most() >= 2,
                "each picture waits for the one before it: hand over all of them before you ask for the first");
        assertEquals(
                PICTURES,
                shot.stream().distinct().count(),
                "two pictures drawn at the same time show the same moment: give each one of its own");
    }

    @Test
    @Order(4)
    @DisplayName("the film keeps its order, whoever is done first")
    void inOrder() throws Exception {
        var others = new CountDownLatch(PICTURES / 2);
        var shot = answer.shoot(PICTURES, moment -> {
            if (moment == 0) {
                await(others);
            } else {
                others.countDown();
            }
            return "at " + moment;
        });
        var sorted = shot.stream().sorted(FilmChecks::byMoment).toList();
        assertEquals(sorted, shot, "the first picture took long, and the film lost its order");
    }

    @Test
    @Order(5)
    @DisplayName("each picture has the moment of its own number")
    void ownMoment() throws Exception {
        Repeated.race(
                100,
                () -> assertEquals(
                        film(MANY),
                        answer.shoot(MANY, moment -> "at " + moment),
                        "pictures changed places: add them in the order in which you handed them over, and work out"
                                + " the moment before that, not in the task"));
        CoresNeeded.needed(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS); // in vain where it is alone: another check's matter
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
