package answers.ch14;

import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import yourcores.exercise.ch14.LazyCache;
import yourcores.exercise.trial.Answers;

class LazyCacheAnswersTest extends Answers {

    @Right
    LazyCache futureTaskRunOutsideTheMap() {
        var kept = new ConcurrentHashMap<String, FutureTask<String>>();
        return (name, load) -> {
            var mine = new FutureTask<>(() -> load.apply(name));
            var there = kept.putIfAbsent(name, mine);
            if (there == null) {
                mine.run();
            }
            return get(there == null ? mine : there);
        };
    }

    @Right
    LazyCache completableFutureRunOutsideTheMap() {
        var kept = new ConcurrentHashMap<String, CompletableFuture<String>>();
        return (name, load) -> {
            var mine = new CompletableFuture<String>();
            var there = kept.putIfAbsent(name, mine);
            if (there != null) {
                return there.join();
            }
            mine.complete(load.apply(name));
            return mine.join();
        };
    }

    @Right
    LazyCache aLockForEachName() {
        var kept = new ConcurrentHashMap<String, String>();
        var locks = new ConcurrentHashMap<String, Object>();
        return (name, load) -> {
            synchronized (locks.computeIfAbsent(name, _ -> new Object())) {
                if (!kept.containsKey(name)) {
                    kept.put(name, load.apply(name));
                }
                return kept.get(name);
            }
        };
    }

    @Wrong(refusedBy = "one asks after the other", says = "the second to ask gets the same")
    LazyCache forgetsWhatIsLoaded() {
        var loading = new ConcurrentHashMap<String, FutureTask<String>>();
        return (name, load) -> {
            var mine = new FutureTask<>(() -> load.apply(name));
            var there = loading.putIfAbsent(name, mine);
            if (there != null) {
                return get(there);
            }
            mine.run();
            loading.remove(name);
            return get(mine);
        };
    }

    @Wrong(
            refusedBy = "one asks after the other",
            and = "two ask for the same at the same time",
            says = "the second to ask gets the same")
    LazyCache keepsNothing() {
        return (name, load) -> load.apply(name);
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache looksThenPuts() {
        var kept = new ConcurrentHashMap<String, String>();
        return (name, load) -> {
            if (!kept.containsKey(name)) {
                kept.put(name, load.apply(name));
            }
            return kept.get(name);
        };
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache loadsThenPutsIfAbsent() {
        var kept = new ConcurrentHashMap<String, String>();
        return (name, load) -> {
            var there = kept.get(name);
            if (there != null) {
                return there;
            }
            var loaded = load.apply(name);
            var earlier = kept.putIfAbsent(name, loaded);
            return earlier == null ? loaded : earlier;
        };
    }

    @Wrong(refusedBy = "two ask for different ones at the same time", says = "do not hold one lock for all names")
    LazyCache oneLockForAll() {
        var kept = new HashMap<String, String>();
        return (name, load) -> {
            synchronized (kept) {
                return kept.computeIfAbsent(name, load);
            }
        };
    }

    @Wrong(refusedBy = "two ask for different ones at the same time", says = "nor load inside a step of the map")
    LazyCache loadsInsideTheMap() {
        return new ConcurrentHashMap<String, String>()::computeIfAbsent;
    }

    private static String get(FutureTask<String> photo) {
        try {
            return photo.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
