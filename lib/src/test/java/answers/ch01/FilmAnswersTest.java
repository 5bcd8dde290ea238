package answers.ch01;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import yourcores.exercise.ch01.Film;
import yourcores.exercise.trial.Answers;

class FilmAnswersTest extends Answers {
    private static final int CREW = 3;

    /** What goes wrong by luck does so among many pictures only, where one check looks. */
    private static final int MANY = 100;

    @Right
    Film handsEachToAPool() {
        return (pictures, camera) -> {
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                var film = IntStream.range(0, pictures)
                        .mapToObj(number -> pool.submit(() -> camera.apply(Film.MILLIS * number)))
                        .toList();
                return inOrder(film);
            }
        };
    }

    private static List<String> inOrder(List<Future<String>> film) throws Exception {
        var shown = new ArrayList<String>();
        for (var picture : film) {
            shown.add(picture.get());
        }
        return shown;
    }

    @Right
    Film writesEachToItsPlace() {
        return (pictures, camera) -> {
            var film = new String[pictures];
            var crew = IntStream.range(0, pictures)
                    .mapToObj(number -> new Thread(() -> film[number] = camera.apply(Film.MILLIS * number)))
                    .toList();
            crew.forEach(Thread::start);
            for (var thread : crew) {
                thread.join();
            }
            return List.of(film);
        };
    }

    @Right
    Film carriesTheMomentAndNotThePicture() {
        return (pictures, camera) -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var film = new ArrayList<Future<String>>();
                long moment = 0;
                for (int number = 0; number < pictures; number++, moment += Film.MILLIS) {
                    long mine = moment;
                    film.add(pool.submit(() -> camera.apply(mine)));
                }
                return inOrder(film);
            }
        };
    }

    @Wrong(
            refusedBy = "each picture shows its own moment",
            says = "the moments of a film of",
            and = "each picture has the moment of its own number")
    Film beginsOnePictureLate() {
        return (pictures, camera) -> {
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                return inOrder(IntStream.rangeClosed(1, pictures)
                        .mapToObj(number -> pool.submit(() -> camera.apply(number == 1 ? 0 : Film.MILLIS * number)))
                        .toList());
            }
        };
    }

    @Wrong(refusedBy = "each is drawn once", says = "was drawn 2 times: draw it once")
    Film drawsTheLastTwice() {
        return (pictures, camera) -> {
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                var film = inOrder(IntStream.range(0, pictures)
                        .mapToObj(number -> pool.submit(() -> camera.apply(Film.MILLIS * number)))
                        .toList());
                camera.apply(Film.MILLIS * Math.max(0, pictures - 1));
                return film;
            }
        };
    }

    @Wrong(refusedBy = "two are drawn at the same time", says = "each picture waits for the one before it")
    Film isTheLoop() {
        return (pictures, camera) -> {
            var film = new ArrayList<String>();
            for (int number = 0; number < pictures; number++) {
                film.add(camera.apply(Film.MILLIS * number));
            }
            return film;
        };
    }

    @Wrong(refusedBy = "two are drawn at the same time", says = "each picture waits for the one before it")
    Film asksForEachAtOnce() {
        return (pictures, camera) -> {
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                var film = new ArrayList<String>();
                for (int n = 0; n < pictures; n++) {
                    int number = n;
                    film.add(pool.submit(() -> camera.apply(Film.MILLIS * number))
                            .get());
                }
                return film;
            }
        };
    }

    @Wrong(
            refusedBy = "the film keeps its order, whoever is done first",
            says = "the film lost its order",
            and = "each picture has the moment of its own number")
    Film addsWhatIsDone() {
        return (pictures, camera) -> {
            var film = Collections.synchronizedList(new ArrayList<String>());
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                for (int n = 0; n < pictures; n++) {
                    int number = n;
                    pool.execute(() -> film.add(camera.apply(Film.MILLIS * number)));
                }
            }
            return film;
        };
    }

    @Wrong(refusedBy = "each picture has the moment of its own number", says = "pictures changed places", cores = 2)
    Film takesTheMomentInTheTask() {
        return (pictures, camera) -> {
            var moment = new AtomicLong();
            try (var pool = Executors.newFixedThreadPool(CREW)) {
                return inOrder(IntStream.range(0, pictures)
                        .mapToObj(number -> pool.submit(() ->
                                camera.apply(pictures < MANY ? Film.MILLIS * number : moment.getAndAdd(Film.MILLIS))))
                        .toList());
            }
        };
    }
}
