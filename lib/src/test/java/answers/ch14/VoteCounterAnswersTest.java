package answers.ch14;

import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import yourcores.exercise.ch14.VoteCounter;
import yourcores.exercise.trial.Answers;

class VoteCounterAnswersTest extends Answers {

    @Right
    VoteCounter merges() {
        return new Votes(new ConcurrentHashMap<>()) {
            @Override
            public void vote(Candidate candidate) {
                votes.merge(candidate, 1, Integer::sum);
            }
        };
    }

    @Right
    VoteCounter mergesInASortedMap() {
        return new Votes(new ConcurrentSkipListMap<>()) {
            @Override
            public void vote(Candidate candidate) {
                votes.merge(candidate, 1, Integer::sum);
            }
        };
    }

    @Right
    VoteCounter adderForEach() {
        return new VoteCounter() {
            private final Map<Candidate, LongAdder> votes = new ConcurrentHashMap<>();

            @Override
            public void vote(Candidate candidate) {
                votes.computeIfAbsent(candidate, _ -> new LongAdder()).increment();
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.getOrDefault(candidate, new LongAdder()).intValue();
            }
        };
    }

    @Right
    VoteCounter numberPutInIfAbsent() {
        return new VoteCounter() {
            private final Map<Candidate, AtomicInteger> votes = new ConcurrentHashMap<>();

            @Override
            public void vote(Candidate candidate) {
                votes.putIfAbsent(candidate, new AtomicInteger());
                votes.get(candidate).incrementAndGet();
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.containsKey(candidate) ? votes.get(candidate).get() : 0;
            }
        };
    }

    @Right
    VoteCounter locksBothMethods() {
        return new Votes(new HashMap<>()) {
            @Override
            public synchronized void vote(Candidate candidate) {
                votes.put(candidate, votes.getOrDefault(candidate, 0) + 1);
            }

            @Override
            public synchronized int votesFor(Candidate candidate) {
                return votes.getOrDefault(candidate, 0);
            }
        };
    }

    @Right
    VoteCounter synchronizedMap() {
        return new Votes(Collections.synchronizedMap(new HashMap<>())) {
            @Override
            public void vote(Candidate candidate) {
                votes.merge(candidate, 1, Integer::sum);
            }
        };
    }

    @Right
    VoteCounter hashtable() {
        return new Votes(new Hashtable<>()) {
            @Override
            public void vote(Candidate candidate) {
                votes.merge(candidate, 1, Integer::sum);
            }
        };
    }

    @Right
    VoteCounter readersAndWriters() {
        return new Votes(new HashMap<>()) {
            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

            @Override
            public void vote(Candidate candidate) {
                lock.writeLock().lock();
                try {
                    votes.merge(candidate, 1, Integer::sum);
                } finally {
                    lock.writeLock().unlock();
                }
            }

            @Override
            public int votesFor(Candidate candidate) {
                lock.readLock().lock();
                try {
                    return votes.getOrDefault(candidate, 0);
                } finally {
                    lock.readLock().unlock();
                }
            }
        };
    }

    @Right
    VoteCounter copiesForEachVote() {
        return new VoteCounter() {
            private volatile Map<Candidate, Integer> votes = Map.of();

            @Override
            public synchronized void vote(Candidate candidate) {
                var next = new HashMap<>(votes);
                next.merge(candidate, 1, Integer::sum);
                votes = next;
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.getOrDefault(candidate, 0);
            }
        };
    }

    @Wrong(refusedBy = "one voter after the other", says = "your answer threw NullPointerException")
    VoteCounter knowsNoCandidateWithoutVotes() {
        return new Votes(new ConcurrentHashMap<>()) {
            @Override
            public void vote(Candidate candidate) {
                votes.merge(candidate, 1, Integer::sum);
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.get(candidate);
            }
        };
    }

    @Wrong(refusedBy = "two voters at the same time", says = "another vote came in between two of your calls")
    VoteCounter numbersPutIn() {
        return new NumbersPutIn(new ConcurrentHashMap<>());
    }

    @Wrong(refusedBy = "two voters at the same time", says = "another vote came in between two of your calls")
    VoteCounter numbersPutIntoASortedMap() {
        return new NumbersPutIn(new ConcurrentSkipListMap<>());
    }

    /** The map asks under its lock: whoever comes in has to wait. */
    @Wrong(
            refusedBy = "two voters at the same time",
            and = "many votes at the same time",
            says = "another vote came in between two of your calls")
    VoteCounter getsThenPuts() {
        return new Votes(new ConcurrentHashMap<>()) {
            @Override
            public void vote(Candidate candidate) {
                votes.put(candidate, votesFor(candidate) + 1);
            }
        };
    }

    /** Its addition takes its time, so that one core can see it. */
    @Wrong(
            refusedBy = "many votes at the same time",
            and = "two voters at the same time",
            says = "in between reading a number and writing it")
    VoteCounter plainNumbersInASafeMapSlowly() {
        return new VoteCounter() {
            private final Map<Candidate, int[]> votes = new ConcurrentHashMap<>();

            @Override
            public void vote(Candidate candidate) {
                var number = votes.computeIfAbsent(candidate, _ -> new int[1]);
                int before = number[0];
                Thread.yield();
                number[0] = before + 1;
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.getOrDefault(candidate, new int[1])[0];
            }
        };
    }

    @Wrong(
            refusedBy = "many votes at the same time",
            and = "two voters at the same time",
            says = "in between reading a number and writing it",
            cores = 2)
    VoteCounter plainNumbersInASafeMap() {
        return new VoteCounter() {
            private final Map<Candidate, int[]> votes = new ConcurrentHashMap<>();

            @Override
            public void vote(Candidate candidate) {
                votes.computeIfAbsent(candidate, _ -> new int[1])[0]++;
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.getOrDefault(candidate, new int[1])[0];
            }
        };
    }

    @Wrong(refusedBy = "somebody reads while another votes", says = "who reads takes the same lock", cores = 2)
    VoteCounter readsATreeWithoutTheLock() {
        return new LocksForVotersOnly(new TreeMap<>());
    }

    @Wrong(refusedBy = "somebody reads while another votes", says = "who reads takes the same lock", cores = 2)
    VoteCounter readsAMapByIdentityWithoutTheLock() {
        return new LocksForVotersOnly(new IdentityHashMap<>());
    }

    @Wrong(refusedBy = "somebody reads while another votes", says = "who reads takes the same lock")
    VoteCounter readsWithoutTheLock() {
        return new LocksForVotersOnly(new HashMap<>());
    }

    @Wrong(refusedBy = "somebody reads while another votes", says = "who reads takes the same lock")
    VoteCounter readsNumbersWithoutTheLock() {
        return new VoteCounter() {
            private final Map<Candidate, AtomicInteger> votes = new HashMap<>();

            @Override
            public void vote(Candidate candidate) {
                synchronized (this) {
                    votes.computeIfAbsent(candidate, _ -> new AtomicInteger()).incrementAndGet();
                }
            }

            @Override
            public int votesFor(Candidate candidate) {
                return votes.containsKey(candidate) ? votes.get(candidate).get() : 0;
            }
        };
    }

    private record NumbersPutIn(Map<Candidate, AtomicInteger> votes) implements VoteCounter {
        @Override
        public void vote(Candidate candidate) {
            if (!votes.containsKey(candidate)) {
                votes.put(candidate, new AtomicInteger());
            }
            votes.get(candidate).incrementAndGet();
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, new AtomicInteger()).get();
        }
    }

    private static final class LocksForVotersOnly extends Votes {
        LocksForVotersOnly(Map<Candidate, Integer> votes) {
            super(votes);
        }

        @Override
        public synchronized void vote(Candidate candidate) {
            votes.merge(candidate, 1, Integer::sum);
        }
    }

    private abstract static class Votes implements VoteCounter {
        final Map<Candidate, Integer> votes;

        Votes(Map<Candidate, Integer> votes) {
            this.votes = votes;
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, 0);
        }
    }
}
