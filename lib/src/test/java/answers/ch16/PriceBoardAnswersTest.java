package answers.ch16;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import yourcores.exercise.ch16.PriceBoard;
import yourcores.exercise.trial.Answers;

class PriceBoardAnswersTest extends Answers {

    /** One reference to an immutable map; parts of it go wrong. */
    private static class Snapshots implements PriceBoard {
        final AtomicReference<Map<Item, Integer>> now = new AtomicReference<>(Map.of());

        @Override
        public void change(Map<Item, Integer> news) {
            now.updateAndGet(old -> next(old, news));
        }

        Map<Item, Integer> next(Map<Item, Integer> old, Map<Item, Integer> news) {
            var copy = new HashMap<>(old);
            copy.putAll(news);
            return Map.copyOf(copy);
        }

        @Override
        public Map<Item, Integer> all() {
            return now.get();
        }
    }

    @Right
    PriceBoard swapsSnapshots() {
        return new Snapshots();
    }

    @Right
    PriceBoard swapsInALoopOfItsOwn() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                var mine = new TreeMap<>(news);
                while (true) {
                    var seen = now.get();
                    if (now.compareAndSet(seen, next(seen, mine))) {
                        return;
                    }
                }
            }
        };
    }

    @Right
    PriceBoard handsOutCopies() {
        return new Snapshots() {
            @Override
            public Map<Item, Integer> all() {
                return new HashMap<>(now.get());
            }
        };
    }

    @Wrong(
            refusedBy = "one after the other",
            says = "apple was set to 1",
            and = {"no writer waits for another", "no change is lost"})
    PriceBoard forgetsTheOthers() {
        return new Snapshots() {
            @Override
            Map<Item, Integer> next(Map<Item, Integer> old, Map<Item, Integer> news) {
                return Map.copyOf(news);
            }
        };
    }

    @Wrong(refusedBy = "what a reader holds does not change", says = "a reader got all prices")
    PriceBoard handsOutAView() {
        return new Snapshots() {
            @Override
            public Map<Item, Integer> all() {
                return new AbstractMap<>() {
                    @Override
                    public Set<Entry<Item, Integer>> entrySet() {
                        return now.get().entrySet();
                    }
                };
            }
        };
    }

    @Wrong(refusedBy = "nobody else changes the board", says = "a reader put 3")
    PriceBoard handsOutWhatCanBeChanged() {
        return new Snapshots() {
            @Override
            Map<Item, Integer> next(Map<Item, Integer> old, Map<Item, Integer> news) {
                var copy = new ConcurrentHashMap<>(old);
                copy.putAll(news);
                return copy;
            }
        };
    }

    @Wrong(
            refusedBy = "nobody else changes the board",
            says = "changed their own map",
            and = "no writer waits for another")
    PriceBoard keepsWhatItWasHanded() {
        return new PriceBoard() {
            private final List<Map<Item, Integer>> changes = new CopyOnWriteArrayList<>();

            @Override
            public void change(Map<Item, Integer> news) {
                changes.add(news);
            }

            @Override
            public Map<Item, Integer> all() {
                var all = new HashMap<Item, Integer>();
                changes.forEach(all::putAll);
                return all;
            }
        };
    }

    @Wrong(refusedBy = "no reader waits for a writer", says = "a reader had to wait for it")
    PriceBoard readersWait() {
        return new Snapshots() {
            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

            @Override
            public void change(Map<Item, Integer> news) {
                lock.readLock().lock(); // many may write at a time
                try {
                    super.change(news);
                } finally {
                    lock.readLock().unlock();
                }
            }

            @Override
            public Map<Item, Integer> all() {
                lock.writeLock().lock();
                try {
                    return super.all();
                } finally {
                    lock.writeLock().unlock();
                }
            }
        };
    }

    @Wrong(refusedBy = "whole or not at all", says = "a reader came meanwhile")
    PriceBoard safeCallByCall() {
        return new PriceBoard() {
            private final Map<Item, Integer> prices = new ConcurrentHashMap<>();

            @Override
            public void change(Map<Item, Integer> news) {
                news.forEach(prices::put);
            }

            @Override
            public Map<Item, Integer> all() {
                return Map.copyOf(prices);
            }
        };
    }

    @Wrong(refusedBy = "no writer waits for another", says = "another writer had to wait for it")
    PriceBoard writersWait() {
        return new Snapshots() {
            @Override
            public synchronized void change(Map<Item, Integer> news) {
                now.set(next(now.get(), news));
            }
        };
    }

    @Wrong(
            refusedBy = "no change is lost",
            says = "who was slower must begin again",
            and = "tries again, as often as it takes")
    PriceBoard setsWithoutLooking() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                now.set(next(now.get(), news));
            }
        };
    }

    @Wrong(
            refusedBy = "no reader waits for a writer",
            says = "a reader had to wait for it",
            and = "no writer waits for another")
    PriceBoard oneLockForAll() {
        return new PriceBoard() {
            private final Map<Item, Integer> prices = new HashMap<>();

            @Override
            public synchronized void change(Map<Item, Integer> news) {
                prices.putAll(news);
            }

            @Override
            public synchronized Map<Item, Integer> all() {
                return Collections.unmodifiableMap(new HashMap<>(prices));
            }
        };
    }

    @Wrong(refusedBy = "no writer waits for another", says = "another writer had to wait for it")
    PriceBoard copiesTheNewsFirstThenLocks() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                var mine = Map.copyOf(news);
                synchronized (this) {
                    now.set(next(now.get(), mine));
                }
            }
        };
    }

    @Wrong(
            refusedBy = "no reader waits for a writer",
            says = "a reader had to wait for it",
            and = "no writer waits for another")
    PriceBoard turnsUntilItIsItsTurn() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                Map<Item, Integer> old;
                while ((old = now.getAndSet(null)) == null) {
                    Thread.onSpinWait();
                }
                now.set(next(old, news));
            }

            @Override
            public Map<Item, Integer> all() {
                while (true) {
                    var seen = now.get();
                    if (seen != null) {
                        return seen;
                    }
                    Thread.onSpinWait();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "no change is lost",
            says = "the change of the quicker one is lost",
            and = "tries again, as often as it takes")
    PriceBoard copiesTheNewsFirstThenSets() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                var mine = Map.copyOf(news);
                now.set(next(now.get(), mine));
            }
        };
    }

    @Wrong(refusedBy = "no writer waits for another", says = "looked up none of its items")
    PriceBoard oneLockWhereNobodyIsHeldUp() {
        return new PriceBoard() {
            private final Map<Item, Integer> prices = new IdentityHashMap<>();

            @Override
            public synchronized void change(Map<Item, Integer> news) {
                prices.putAll(news);
            }

            @Override
            public synchronized Map<Item, Integer> all() {
                return new IdentityHashMap<>(prices);
            }
        };
    }

    @Wrong(refusedBy = "tries again, as often as it takes", says = "quicker changes came before a slow one")
    PriceBoard triesTwice() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                for (int tries = 0; tries < 2; tries++) {
                    var seen = now.get();
                    if (now.compareAndSet(seen, next(seen, news))) {
                        return;
                    }
                }
            }
        };
    }

    @Wrong(refusedBy = "tries again, as often as it takes", says = "while a slower change was under way")
    PriceBoard triesOnceThenSets() {
        return new Snapshots() {
            @Override
            public void change(Map<Item, Integer> news) {
                var seen = now.get();
                if (!now.compareAndSet(seen, next(seen, news))) {
                    now.set(next(now.get(), news));
                }
            }
        };
    }
}
