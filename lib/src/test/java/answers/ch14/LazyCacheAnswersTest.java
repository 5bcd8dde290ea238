package answers.ch14;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import yourcores.exercise.ch14.LazyCache;
import yourcores.exercise.ch14.LazyCache.Name;
import yourcores.exercise.trial.Answers;

class LazyCacheAnswersTest extends Answers {

    @Right
    LazyCache futureTaskRunOutsideTheMap() {
        var kept = new ConcurrentHashMap<Name, FutureTask<String>>();
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
        var kept = new ConcurrentHashMap<Name, CompletableFuture<String>>();
        return (name, load) -> {
            var mine = new CompletableFuture<String>();
            var there = kept.putIfAbsent(name, mine);
            if (there != null) {
                return there.join();
            }
            try {
                mine.complete(load.apply(name));
            } catch (RuntimeException failed) {
                mine.completeExceptionally(failed); // who waits for it hears of it, too
            }
            return mine.join();
        };
    }

    @Right
    LazyCache aLockForEachName() {
        var kept = new ConcurrentHashMap<Name, String>();
        var locks = new ConcurrentHashMap<Name, Object>();
        return (name, load) -> {
            synchronized (locks.computeIfAbsent(name, _ -> new Object())) {
                if (!kept.containsKey(name)) {
                    kept.put(name, load.apply(name));
                }
                return kept.get(name);
            }
        };
    }

    @Wrong(
            refusedBy = "one asks after the other",
            and = "two ask for the same at the same time",
            says = "the second to ask gets the same")
    LazyCache forgetsWhatIsLoaded() {
        var loading = new ConcurrentHashMap<Name, FutureTask<String>>();
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
        var kept = new ConcurrentHashMap<Name, String>();
        return (name, load) -> {
            if (!kept.containsKey(name)) {
                kept.put(name, load.apply(name));
            }
            return kept.get(name);
        };
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache looksThenPutsATask() {
        return new LooksThenPutsATask(new ConcurrentHashMap<>());
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache looksThenPutsATaskIntoAPlainMap() {
        return new LooksThenPutsATask(new HashMap<>());
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache looksThenPutsATaskIntoASortedMap() {
        return new LooksThenPutsATask(new ConcurrentSkipListMap<>());
    }

    /** The map asks under its lock: whoever comes in has to wait, and between two calls nobody is asked. */
    @Wrong(
            refusedBy = "two ask for the same at the same time",
            says = "both loaded it: look and put in one step",
            cores = 2)
    LazyCache looksThenPutsATaskIntoALockedMap() {
        return new LooksThenPutsATask(Collections.synchronizedMap(new HashMap<>()));
    }

    @Wrong(refusedBy = "two ask for the same at the same time", says = "both loaded it: look and put in one step")
    LazyCache loadsThenPutsIfAbsent() {
        var kept = new ConcurrentHashMap<Name, String>();
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
        var kept = new HashMap<Name, String>();
        return (name, load) -> {
            synchronized (kept) {
                return kept.computeIfAbsent(name, load);
            }
        };
    }

    @Wrong(refusedBy = "two ask for different ones at the same time", says = "nor load inside a step of the map")
    LazyCache loadsInsideTheMap() {
        return new ConcurrentHashMap<Name, String>()::computeIfAbsent;
    }

    private record LooksThenPutsATask(Map<Name, FutureTask<String>> kept) implements LazyCache {
        @Override
        public String get(Name name, Function<Name, String> load) throws Exception {
            var task = kept.get(name);
            if (task == null) {
                task = new FutureTask<>(() -> load.apply(name));
                kept.put(name, task);
                task.run();
            }
            return task.get();
        }
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
