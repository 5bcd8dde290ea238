package answers.ch05;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import yourcores.exercise.ch05.BoundedDownloader;
import yourcores.exercise.ch05.Web;
import yourcores.exercise.trial.Answers;

class BoundedDownloaderAnswersTest extends Answers {
    private static final String SLOW = "a slow server keeps nobody from the others";

    /** One request, with whatever has to be taken before it. */
    private interface Fetch {
        byte[] from(URI photo) throws Exception;
    }

    @Right
    BoundedDownloader theServersPermitFirst() {
        return (photos, web) -> together(photos, serverFirst(4, 2, photos, web));
    }

    @Right
    BoundedDownloader aPermitForEachServerMadeWhenItIsNeeded() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = new ConcurrentHashMap<Integer, Semaphore>();
            return together(photos, photo -> {
                var server = from.computeIfAbsent(photo.getPort(), _ -> new Semaphore(2));
                return holding(server, () -> holding(inAll, () -> web.get(photo).photo()));
            });
        };
    }

    @Right
    BoundedDownloader twoThreadsForEachServer() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var crews = new HashMap<Integer, ExecutorService>();
            try {
                for (var photo : photos) {
                    crews.computeIfAbsent(photo.getPort(), _ -> Executors.newFixedThreadPool(2));
                }
                return bodies(photos.stream()
                        .map(photo -> crews.get(photo.getPort())
                                .submit(() ->
                                        holding(inAll, () -> web.get(photo).photo())))
                        .toList());
            } finally {
                crews.values().forEach(ExecutorService::close);
            }
        };
    }

    @Right
    BoundedDownloader stopsTheOthersWhenOneFails() {
        return (photos, web) -> stopping(photos, serverFirst(4, 2, photos, web));
    }

    @Right
    BoundedDownloader asksNoMoreAfterAFailure() {
        return (photos, web) -> {
            var failed = new AtomicBoolean();
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(
                    photos,
                    photo -> holding(
                            from.get(photo.getPort()),
                            () -> holding(inAll, () -> {
                                if (failed.get()) {
                                    throw new CancellationException("another one has failed");
                                }
                                try {
                                    return web.get(photo).photo();
                                } catch (IOException broken) {
                                    failed.set(true);
                                    throw broken;
                                }
                            })));
        };
    }

    @Right
    BoundedDownloader stopsAllOthersAtTheFirstFailure() {
        return (photos, web) -> {
            var fetch = serverFirst(4, 2, photos, web);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                return bodies(photos.stream()
                        .map(photo -> threads.submit(() -> {
                            try {
                                return fetch.from(photo);
                            } catch (IOException broken) {
                                threads.shutdownNow();
                                throw broken;
                            }
                        }))
                        .toList());
            }
        };
    }

    @Right
    BoundedDownloader oneFutureForAll() {
        return (photos, web) -> {
            var fetch = serverFirst(4, 2, photos, web);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = photos.stream()
                        .map(photo -> CompletableFuture.supplyAsync(() -> unchecked(fetch, photo), threads))
                        .toList();
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
            var fetch = serverFirst(4, 2, photos, web);
            together(photos, photo -> {
                var body = fetch.from(photo);
                came.add(body);
                return body;
            });
            return new ArrayList<>(came);
        };
    }

    @Wrong(refusedBy = "several requests at the same time", says = "never saw two requests at the same time")
    BoundedDownloader oneAfterTheOther() {
        return (photos, web) -> {
            var bodies = new ArrayList<byte[]>();
            for (var photo : photos) {
                bodies.add(web.get(photo).photo());
            }
            return bodies;
        };
    }

    @Wrong(refusedBy = "several requests at the same time", says = "never saw more than 3 requests at the same time")
    BoundedDownloader threeInAll() {
        return (photos, web) -> together(photos, serverFirst(3, 2, photos, web));
    }

    @Wrong(
            refusedBy = "several requests at the same time",
            and = SLOW,
            says = "never saw more than 2 requests at the same time")
    BoundedDownloader oneServerAfterTheOther() {
        return (photos, web) -> {
            var each = new LinkedHashMap<Integer, List<URI>>();
            for (var photo : photos) {
                each.computeIfAbsent(photo.getPort(), _ -> new ArrayList<>()).add(photo);
            }
            var bodies = new ArrayList<byte[]>();
            for (var ofOne : each.values()) {
                bodies.addAll(together(ofOne, serverFirst(4, 2, ofOne, web)));
            }
            return bodies;
        };
    }

    @Wrong(refusedBy = "several requests at the same time", and = SLOW, says = "four are allowed")
    BoundedDownloader twoServersAtATime() {
        return (photos, web) -> {
            var each = new LinkedHashMap<Integer, List<URI>>();
            for (var photo : photos) {
                each.computeIfAbsent(photo.getPort(), _ -> new ArrayList<>()).add(photo);
            }
            try (var servers = Executors.newFixedThreadPool(2)) {
                var ofEach = each.values().stream()
                        .map(ofOne -> servers.submit(() -> together(ofOne, serverFirst(4, 2, ofOne, web))))
                        .toList();
                var came = new ArrayList<byte[]>();
                for (var ofOne : ofEach) {
                    came.addAll(ofOne.get());
                }
                return came;
            }
        };
    }

    @Wrong(refusedBy = "never more than four", says = "saw 5 requests at the same time")
    BoundedDownloader fiveInAll() {
        return (photos, web) -> together(photos, serverFirst(5, 2, photos, web));
    }

    @Wrong(refusedBy = "never more than two to one server", says = "one server saw 3 requests at the same time")
    BoundedDownloader threeToOne() {
        return (photos, web) -> together(photos, serverFirst(4, 3, photos, web));
    }

    @Wrong(
            refusedBy = "never more than two to one server",
            and = SLOW,
            says = "photo.getPort() tells which server it is")
    BoundedDownloader fourThreads() {
        return (photos, web) -> {
            try (var four = Executors.newFixedThreadPool(4)) {
                return bodies(
                        four.invokeAll(tasks(photos, photo -> web.get(photo).photo())));
            }
        };
    }

    @Wrong(refusedBy = SLOW, says = "who waits for the slow one, and what does it hold?")
    BoundedDownloader thePermitOfAllFirst() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(
                    photos,
                    photo -> holding(
                            inAll,
                            () -> holding(
                                    from.get(photo.getPort()),
                                    () -> web.get(photo).photo())));
        };
    }

    @Wrong(refusedBy = SLOW, says = "though places were free")
    BoundedDownloader fourThreadsAndTheServersPermit() {
        return (photos, web) -> {
            var from = servers(photos, 2);
            try (var four = Executors.newFixedThreadPool(4)) {
                return bodies(four.invokeAll(tasks(
                        photos,
                        photo -> holding(
                                from.get(photo.getPort()), () -> web.get(photo).photo()))));
            }
        };
    }

    @Wrong(refusedBy = "what is no photo is thrown", says = "photo() of an answer throws then, body() does not")
    BoundedDownloader takesAnyAnswerForAPhoto() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(
                    photos,
                    photo -> holding(
                            from.get(photo.getPort()),
                            () -> holding(inAll, () -> web.get(photo).body())));
        };
    }

    @Wrong(refusedBy = "what is no photo is thrown", says = "returned as if it had come")
    BoundedDownloader leavesOutWhatFails() {
        return (photos, web) -> {
            var fetch = serverFirst(4, 2, photos, web);
            var came = new ArrayList<byte[]>(together(photos, photo -> orNull(fetch, photo)));
            came.removeIf(Objects::isNull);
            return came;
        };
    }

    @Wrong(refusedBy = "what is no photo is thrown", says = "a connection broke, and your method returned")
    BoundedDownloader leavesOutWhatBreaks() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(
                    photos,
                    photo -> holding(
                            from.get(photo.getPort()),
                            () -> holding(inAll, () -> {
                                Web.Answer answer;
                                try {
                                    answer = web.get(photo);
                                } catch (IOException broken) {
                                    return null;
                                }
                                return answer.photo();
                            })));
        };
    }

    @Wrong(refusedBy = "a request that fails gives its places back", says = "give each permit back in a finally")
    BoundedDownloader losesThePermitsOfAFailure() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(photos, photo -> {
                from.get(photo.getPort()).acquire();
                inAll.acquire();
                var body = web.get(photo).photo();
                inAll.release();
                from.get(photo.getPort()).release();
                return body;
            });
        };
    }

    @Wrong(refusedBy = "a request that fails gives its places back", says = "give each permit back in a finally")
    BoundedDownloader losesTheServersPermitOnly() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return together(photos, photo -> {
                from.get(photo.getPort()).acquire();
                var body = holding(inAll, () -> web.get(photo).photo());
                from.get(photo.getPort()).release();
                return body;
            });
        };
    }

    @Wrong(refusedBy = "a request that fails gives its places back", says = "no other photo was asked for any more")
    BoundedDownloader losesThePermitsOfAFailureAndStops() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return stopping(photos, photo -> {
                from.get(photo.getPort()).acquire();
                inAll.acquire();
                var body = web.get(photo).photo();
                inAll.release();
                from.get(photo.getPort()).release();
                return body;
            });
        };
    }

    @Wrong(refusedBy = "a request that fails gives its places back", says = "no other photo was asked for any more")
    BoundedDownloader losesTheServersPermitAndStops() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return stopping(photos, photo -> {
                from.get(photo.getPort()).acquire();
                var body = holding(inAll, () -> web.get(photo).photo());
                from.get(photo.getPort()).release();
                return body;
            });
        };
    }

    @Wrong(refusedBy = "a request that fails gives its places back", says = "no other photo was asked for any more")
    BoundedDownloader losesThePermitOfAllAndStops() {
        return (photos, web) -> {
            var inAll = new Semaphore(4);
            var from = servers(photos, 2);
            return stopping(
                    photos,
                    photo -> holding(from.get(photo.getPort()), () -> {
                        inAll.acquire();
                        var body = web.get(photo).photo();
                        inAll.release();
                        return body;
                    }));
        };
    }

    @Wrong(
            refusedBy = "no request outlives the method",
            says = "others were still on their way when your method came back")
    BoundedDownloader leavesItsThreadsAtTheFirstFailure() {
        return (photos, web) -> {
            var fetch = serverFirst(4, 2, photos, web);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var bodies = bodies(photos.stream()
                    .map(photo -> threads.submit(() -> fetch.from(photo)))
                    .toList());
            threads.close();
            return bodies;
        };
    }

    @Wrong(
            refusedBy = "no request outlives the method",
            says = "others were still on their way when your method came back")
    BoundedDownloader stopsTheOthersAndDoesNotWait() {
        return stopsTheOthers(Duration.ZERO);
    }

    @Wrong(
            refusedBy = "no request outlives the method",
            says = "others were still on their way when your method came back")
    BoundedDownloader stopsTheOthersAndWaitsForASecond() {
        return stopsTheOthers(Duration.ofSeconds(1));
    }

    private static BoundedDownloader stopsTheOthers(Duration patience) {
        return (photos, web) -> {
            var fetch = serverFirst(4, 2, photos, web);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            try {
                return bodies(photos.stream()
                        .map(photo -> threads.submit(() -> fetch.from(photo)))
                        .toList());
            } finally {
                threads.shutdownNow();
                threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }

    private static Map<Integer, Semaphore> servers(List<URI> photos, int most) {
        var from = new HashMap<Integer, Semaphore>();
        for (var photo : photos) {
            from.putIfAbsent(photo.getPort(), new Semaphore(most));
        }
        return from;
    }

    private static Fetch serverFirst(int most, int ofOne, List<URI> photos, Web web) {
        var inAll = new Semaphore(most);
        var from = servers(photos, ofOne);
        return photo -> holding(
                from.get(photo.getPort()),
                () -> holding(inAll, () -> web.get(photo).photo()));
    }

    private static byte[] holding(Semaphore permits, Callable<byte[]> work) throws Exception {
        permits.acquire();
        try {
            return work.call();
        } finally {
            permits.release();
        }
    }

    private static byte[] orNull(Fetch fetch, URI photo) throws Exception {
        try {
            return fetch.from(photo);
        } catch (IOException failed) {
            return null;
        }
    }

    private static List<byte[]> together(List<URI> photos, Fetch fetch) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return bodies(photos.stream()
                    .map(photo -> threads.submit(() -> fetch.from(photo)))
                    .toList());
        }
    }

    /** {@link #together}, and after the first failure, in order, no more is asked for. */
    private static List<byte[]> stopping(List<URI> photos, Fetch fetch) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = photos.stream()
                    .map(photo -> threads.submit(() -> fetch.from(photo)))
                    .toList();
            try {
                return bodies(answers);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static List<Callable<byte[]>> tasks(List<URI> photos, Fetch fetch) {
        return photos.stream()
                .map(photo -> (Callable<byte[]>) () -> fetch.from(photo))
                .toList();
    }

    private static List<byte[]> bodies(List<? extends Future<byte[]>> answers) throws Exception {
        var bodies = new ArrayList<byte[]>();
        for (var answer : answers) {
            bodies.add(answer.get());
        }
        return bodies;
    }

    private static byte[] unchecked(Fetch fetch, URI photo) {
        try {
            return fetch.from(photo);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
