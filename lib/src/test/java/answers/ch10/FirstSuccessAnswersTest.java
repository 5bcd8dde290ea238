package answers.ch10;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import yourcores.exercise.ch10.FirstSuccess;
import yourcores.exercise.trial.Answers;

class FirstSuccessAnswersTest extends Answers {

    /** What is done once the first success is known, or that there is none. */
    private interface End {
        void with(List<Future<?>> tasks);
    }

    private static void cancel(List<Future<?>> tasks) {
        tasks.forEach(task -> task.cancel(true));
    }

    private static String ask(List<Callable<String>> ways, End end) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new CompletableFuture<String>();
            var left = new AtomicInteger(ways.size());
            var tasks = new ArrayList<Future<?>>();
            for (var way : ways) {
                tasks.add(pool.submit(() -> {
                    try {
                        first.complete(way.call());
                    } catch (Throwable why) {
                        if (left.decrementAndGet() == 0) {
                            first.completeExceptionally(why);
                        }
                    }
                }));
            }
            try {
                return first.get();
            } finally {
                end.with(tasks);
            }
        }
    }

    @Right
    FirstSuccess countsFailures() {
        return ways -> ask(ways, FirstSuccessAnswersTest::cancel);
    }

    @Right
    FirstSuccess asksTheJdk() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                return pool.invokeAny(ways);
            }
        };
    }

    @Right
    FirstSuccess takesThemAsTheyCome() {
        return ways -> {
            try (var pool = Executors.newFixedThreadPool(ways.size())) {
                var done = new ExecutorCompletionService<String>(pool);
                ways.forEach(done::submit);
                ExecutionException last = null;
                try {
                    for (int n = 0; n < ways.size(); n++) {
                        try {
                            return done.take().get();
                        } catch (ExecutionException failed) {
                            last = failed;
                        }
                    }
                } finally {
                    pool.shutdownNow();
                }
                throw last;
            }
        };
    }

    @Wrong(
            refusedBy = "the first success counts, wherever it stands",
            and = {"a failure is no success", "the others are interrupted"},
            says = "you waited for that one")
    FirstSuccess starter() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var tasks = ways.stream().map(pool::submit).toList();
                return tasks.getFirst().get();
            }
        };
    }

    @Wrong(refusedBy = "a single way is enough", and = "an error is a failure, too", says = "nothing to choose from")
    FirstSuccess wantsAChoice() {
        return ways -> {
            if (ways.size() < 2) {
                throw new IllegalArgumentException("nothing to choose from");
            }
            return ask(ways, FirstSuccessAnswersTest::cancel);
        };
    }

    @Wrong(refusedBy = "a failure is no success", says = "you took that for the end")
    FirstSuccess takesWhoIsDoneFirst() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = new ExecutorCompletionService<String>(pool);
                ways.forEach(done::submit);
                try {
                    return done.take().get();
                } finally {
                    pool.shutdownNow();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "all ways are tried at the same time",
            and = "the others are interrupted",
            says = "never more than 2 were tried")
    FirstSuccess twoAtATime() {
        return ways -> {
            try (var pool = Executors.newFixedThreadPool(2)) {
                return pool.invokeAny(ways);
            }
        };
    }

    @Wrong(
            refusedBy = "the others are interrupted",
            and = "the first success counts, wherever it stands",
            says = "others go on for nobody")
    FirstSuccess letsThemGoOn() {
        return ways -> ask(ways, _ -> {});
    }

    @Wrong(refusedBy = "when it comes back, nobody is at work", says = "wait for its end")
    FirstSuccess doesNotWaitForThem() {
        return ways -> {
            var pool = Executors.newVirtualThreadPerTaskExecutor();
            try {
                return pool.invokeAny(ways);
            } finally {
                pool.shutdownNow();
            }
        };
    }

    @Wrong(
            refusedBy = "if all fail, one of the failures comes out",
            and = "an error is a failure, too",
            says = "says nothing of it")
    FirstSuccess forgetsWhy() {
        return ways -> {
            try {
                return ask(ways, FirstSuccessAnswersTest::cancel);
            } catch (ExecutionException failed) {
                throw new IOException("no way succeeded");
            }
        };
    }

    @Wrong(refusedBy = "all ways are tried at the same time", says = "never more than 4 were tried")
    FirstSuccess fourAtATime() {
        return ways -> {
            try (var pool = Executors.newFixedThreadPool(4)) {
                return pool.invokeAny(ways);
            }
        };
    }

    @Wrong(refusedBy = "a failure is no success", says = "some ways failed and you took that for the end")
    FirstSuccess forgivesOne() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = new ExecutorCompletionService<String>(pool);
                ways.forEach(done::submit);
                try {
                    return done.take().get();
                } catch (ExecutionException first) {
                    return ways.size() == 1 ? rethrown(first) : done.take().get();
                } finally {
                    pool.shutdownNow();
                }
            }
        };
    }

    private static String rethrown(ExecutionException failed) throws ExecutionException {
        throw failed;
    }

    @Wrong(refusedBy = "a failure is no success", says = "you took that for the end")
    FirstSuccess takesAnErrorForTheEnd() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = new CompletableFuture<String>();
                var left = new AtomicInteger(ways.size());
                var tasks = new ArrayList<Future<?>>();
                for (var way : ways) {
                    tasks.add(pool.submit(() -> {
                        try {
                            first.complete(way.call());
                        } catch (Exception why) {
                            if (left.decrementAndGet() == 0) {
                                first.completeExceptionally(why);
                            }
                        } catch (Error why) {
                            first.completeExceptionally(why);
                        }
                    }));
                }
                try {
                    return first.get();
                } finally {
                    cancel(tasks);
                }
            }
        };
    }

    @Wrong(refusedBy = "an error is a failure, too", says = "does not come back")
    FirstSuccess hearsOfExceptionsOnly() {
        return ways -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = new CompletableFuture<String>();
                var left = new AtomicInteger(ways.size());
                var tasks = new ArrayList<Future<?>>();
                for (var way : ways) {
                    tasks.add(pool.submit(() -> {
                        try {
                            first.complete(way.call());
                        } catch (Exception why) {
                            if (left.decrementAndGet() == 0) {
                                first.completeExceptionally(why);
                            }
                        }
                    }));
                }
                try {
                    return first.get();
                } finally {
                    cancel(tasks);
                }
            }
        };
    }
}
