package answers.ch05;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Gatherers;
import yourcores.exercise.ch05.BoundedDownloader;
import yourcores.exercise.ch05.Web;
import yourcores.exercise.trial.Answers;

class BoundedDownloaderAnswersTest extends Answers {

    @Right
    BoundedDownloader permitsAndVirtualThreads() {
        return (photos, web) -> withPermits(4, photos, web);
    }

    @Right
    BoundedDownloader fourThreads() {
        return (photos, web) -> {
            try (var four = Executors.newFixedThreadPool(4)) {
                return bodies(four.invokeAll(tasks(photos, web)));
            }
        };
    }

    @Right
    BoundedDownloader stopsTheOthersWhenOneFails() {
        return (photos, web) -> {
            try (var four = Executors.newFixedThreadPool(4)) {
                var answers = tasks(photos, web).stream().map(four::submit).toList();
                try {
                    return bodies(answers);
                } catch (Exception failed) {
                    four.shutdownNow();
                    throw failed;
                }
            }
        };
    }

    @Right
    BoundedDownloader oneFutureForAll() {
        return (photos, web) -> {
            try (var four = Executors.newFixedThreadPool(4)) {
                var answers =
                        photos.stream().map(photo -> later(photo, web, four)).toList();
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .join();
                return answers.stream().map(CompletableFuture::join).toList();
            }
        };
    }

    @Wrong(refusedBy = "all photos come, in order", says = "is not what lies at its address: keep the order")
    BoundedDownloader theFirstToComeIsTheFirst() {
        return (photos, web) -> {
            var came = new ConcurrentLinkedQueue<byte[]>();
            try (var four = Executors.newFixedThreadPool(4)) {
                List<Callable<Boolean>> tasks = photos.stream()
                        .map(photo -> (Callable<Boolean>)
                                () -> came.add(web.get(photo).body()))
                        .toList();
                for (var task : four.invokeAll(tasks)) {
                    task.get();
                }
            }
            return new ArrayList<>(came);
        };
    }

    @Wrong(refusedBy = "several requests at the same time", says = "never saw two requests at the same time")
    BoundedDownloader oneAfterTheOther() {
        return (photos, web) -> {
            var bodies = new ArrayList<byte[]>();
            for (var photo : photos) {
                bodies.add(web.get(photo).body());
            }
            return bodies;
        };
    }

    @Wrong(refusedBy = "several requests at the same time", says = "never saw more than 2 requests at the same time")
    BoundedDownloader twoPermits() {
        return (photos, web) -> withPermits(2, photos, web);
    }

    @Wrong(refusedBy = "never more than four", says = "saw 5 requests at the same time")
    BoundedDownloader fivePermits() {
        return (photos, web) -> withPermits(5, photos, web);
    }

    @Wrong(refusedBy = "never more than four", says = "give it back after its answer")
    BoundedDownloader givesThePermitBackBeforeItAsks() {
        return (photos, web) -> {
            var permits = new Semaphore(4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                return bodies(photos.stream()
                        .map(photo -> threads.submit(() -> {
                            permits.acquire();
                            permits.release();
                            return web.get(photo).body();
                        }))
                        .toList());
            }
        };
    }

    @Wrong(refusedBy = "a free place is taken at once", says = "who waits for a whole group?")
    BoundedDownloader groupsOfFour() {
        return (photos, web) -> {
            var bodies = new ArrayList<byte[]>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < photos.size(); i += 4) {
                    var group = photos.subList(i, Math.min(i + 4, photos.size()));
                    bodies.addAll(bodies(threads.invokeAll(tasks(group, web))));
                }
            }
            return bodies;
        };
    }

    @Wrong(refusedBy = "a free place is taken at once", says = "mapConcurrent hands out in order")
    BoundedDownloader mapConcurrent() {
        return (photos, web) -> photos.stream()
                .gather(Gatherers.mapConcurrent(4, photo -> unchecked(photo, web)))
                .toList();
    }

    @Wrong(refusedBy = "a request that fails gives its place back", says = "give the permit back in a finally")
    BoundedDownloader losesThePermitOfAFailure() {
        return (photos, web) -> {
            var permits = new Semaphore(4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                return bodies(photos.stream()
                        .map(photo -> threads.submit(() -> {
                            permits.acquire();
                            var body = web.get(photo).body();
                            permits.release();
                            return body;
                        }))
                        .toList());
            }
        };
    }

    @Wrong(
            refusedBy = "no request outlives the method",
            says = "others were still on their way when your method came back")
    BoundedDownloader leavesItsThreadsAtTheFirstFailure() {
        return (photos, web) -> {
            var permits = new Semaphore(4);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var answers = photos.stream()
                    .map(photo -> threads.submit(() -> {
                        permits.acquire();
                        try {
                            return web.get(photo).body();
                        } finally {
                            permits.release();
                        }
                    }))
                    .toList();
            var bodies = bodies(answers);
            threads.close();
            return bodies;
        };
    }

    @Wrong(
            refusedBy = "no request outlives the method",
            says = "others were still on their way when your method came back")
    BoundedDownloader stopsTheOthersAndDoesNotWait() {
        return (photos, web) -> {
            var four = Executors.newFixedThreadPool(4);
            try {
                return bodies(tasks(photos, web).stream().map(four::submit).toList());
            } finally {
                four.shutdownNow();
            }
        };
    }

    private static List<byte[]> withPermits(int most, List<URI> photos, Web web) throws Exception {
        var permits = new Semaphore(most);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return bodies(photos.stream()
                    .map(photo -> threads.submit(() -> {
                        permits.acquire();
                        try {
                            return web.get(photo).body();
                        } finally {
                            permits.release();
                        }
                    }))
                    .toList());
        }
    }

    private static List<byte[]> bodies(List<? extends Future<byte[]>> answers) throws Exception {
        var bodies = new ArrayList<byte[]>();
        for (var answer : answers) {
            bodies.add(answer.get());
        }
        return bodies;
    }

    private static List<Callable<byte[]>> tasks(List<URI> photos, Web web) {
        return photos.stream()
                .map(photo -> (Callable<byte[]>) () -> web.get(photo).body())
                .toList();
    }

    private static CompletableFuture<byte[]> later(URI photo, Web web, Executor four) {
        return CompletableFuture.supplyAsync(() -> unchecked(photo, web), four);
    }

    private static byte[] unchecked(URI photo, Web web) {
        try {
            return web.get(photo).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
