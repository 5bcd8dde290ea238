package answers.ch01;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import yourcores.exercise.ch01.Hunt;
import yourcores.exercise.trial.Answers;

class HuntAnswersTest extends Answers {
    /** What goes wrong by luck does so among many numbers only, where one check looks. */
    private static final int MANY = 100;

    private static Runnable taking(AtomicLong next, long to, LongPredicate test, Set<Long> found) {
        return () -> {
            for (long n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                if (test.test(n)) {
                    found.add(n);
                }
            }
        };
    }

    private static void both(Runnable one, Runnable other) throws InterruptedException {
        var ann = new Thread(one);
        var bob = new Thread(other);
        ann.start();
        bob.start();
        ann.join();
        bob.join();
    }

    @Right
    Hunt sharesACounter() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, test, found);
            both(work, work);
            return found;
        };
    }

    @Right
    Hunt takesPartItself() {
        return (from, to, test) -> {
            Set<Long> found = ConcurrentHashMap.newKeySet();
            var work = taking(new AtomicLong(from), to, test, found);
            var helper = new Thread(work);
            helper.start();
            work.run();
            helper.join();
            return found;
        };
    }

    @Right
    Hunt handsEachToAPool() {
        return (from, to, test) -> {
            Set<Long> found = ConcurrentHashMap.newKeySet();
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (long n = from; n < to; n++) {
                    long number = n;
                    pool.execute(() -> {
                        if (test.test(number)) {
                            found.add(number);
                        }
                    });
                }
            }
            return found;
        };
    }

    @Right
    Hunt startsAVirtualThreadForEach() {
        return (from, to, test) -> {
            Set<Long> found = ConcurrentHashMap.newKeySet();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (long n = from; n < to; n++) {
                    long number = n;
                    threads.execute(() -> {
                        if (test.test(number)) {
                            found.add(number);
                        }
                    });
                }
            }
            return found;
        };
    }

    @Wrong(refusedBy = "finds what passes, and nothing else", says = "those that leave")
    Hunt findsOneEvenAmongNone() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, test, found);
            both(work, work);
            if (from == to) {
                found.add(from);
            }
            return found;
        };
    }

    @Wrong(
            refusedBy = "finds what passes, and nothing else",
            says = "find came back too early, what it returned was filled only afterwards: join both",
            and = "leaves no thread behind")
    Hunt joinsNoneAmongFew() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, test, found);
            if (to - from != 1) {
                both(work, work);
            } else {
                new Thread(() -> {
                            LockSupport.parkNanos(20_000_000);
                            work.run();
                        })
                        .start();
            }
            return found;
        };
    }

    @Wrong(
            refusedBy = "asks about each number once",
            and = "two that meet try nothing twice and lose nothing",
            says = "was tried 2 times")
    Hunt asksAgainWhatDidNotPass() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, number -> test.test(number) || test.test(number), found);
            both(work, work);
            return found;
        };
    }

    @Wrong(
            refusedBy = "two numbers are tried at the same time",
            says = "no two numbers were ever tried at the same time",
            and = "who is done takes the next number")
    Hunt isTheLoop() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            taking(new AtomicLong(from), to, test, found).run();
            return found;
        };
    }

    @Wrong(
            refusedBy = "two numbers are tried at the same time",
            says = "no two numbers were ever tried at the same time",
            and = "who is done takes the next number")
    Hunt joinsTheFirstBeforeTheSecondStarts() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, test, found);
            for (int hunter = 0; hunter < 2; hunter++) {
                var thread = new Thread(work);
                thread.start();
                thread.join();
            }
            return found;
        };
    }

    @Wrong(refusedBy = "who is done takes the next number", says = "let whoever is done take the next one")
    Hunt cutsInHalves() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            long middle = from + (to - from) / 2;
            both(taking(new AtomicLong(from), middle, test, found), taking(new AtomicLong(middle), to, test, found));
            return found;
        };
    }

    @Wrong(refusedBy = "who is done takes the next number", says = "let whoever is done take the next one")
    Hunt takesEverySecond() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            both(everySecond(from, to, test, found), everySecond(from + 1, to, test, found));
            return found;
        };
    }

    private static Runnable everySecond(long from, long to, LongPredicate test, Set<Long> found) {
        return () -> {
            for (long n = from; n < to; n += 2) {
                if (test.test(n)) {
                    found.add(n);
                }
            }
        };
    }

    @Wrong(refusedBy = "two that meet try nothing twice and lose nothing", says = "a number was left out")
    Hunt leavesOutTheLastOfMany() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to - from > MANY ? to - 1 : to, test, found);
            both(work, work);
            return found;
        };
    }

    @Wrong(refusedBy = "two that meet try nothing twice and lose nothing", says = "found numbers got lost", cores = 2)
    Hunt addsToAPlainSet() {
        return (from, to, test) -> {
            Set<Long> found = to - from > MANY ? new HashSet<>() : new ConcurrentSkipListSet<>();
            var work = taking(new AtomicLong(from), to, test, found);
            both(work, work);
            return found;
        };
    }

    @Wrong(refusedBy = "two that meet try nothing twice and lose nothing", says = "a number was tried twice", cores = 2)
    Hunt sharesAPlainNumber() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var next = new long[] {from};
            Runnable work = () -> {
                for (long n = next[0]++; n < to; n = next[0]++) {
                    if (test.test(n)) {
                        found.add(n);
                    }
                }
            };
            var safe = taking(new AtomicLong(from), to, test, found);
            both(to - from > MANY ? work : safe, to - from > MANY ? work : safe);
            return found;
        };
    }

    @Wrong(
            refusedBy = "two that meet try nothing twice and lose nothing",
            says = "a number outside the range was tried",
            cores = 2)
    Hunt looksBeforeItTakes() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var next = new AtomicLong(from);
            Runnable work = () -> {
                while (next.get() < to) {
                    long n = next.getAndIncrement();
                    if (test.test(n)) {
                        found.add(n);
                    }
                }
            };
            var safe = taking(new AtomicLong(from), to, test, found);
            both(to - from > MANY ? work : safe, to - from > MANY ? work : safe);
            return found;
        };
    }

    @Wrong(
            refusedBy = "find returns when nothing is under way",
            and = "leaves no thread behind",
            says = "came back while a number was still being tried")
    Hunt waitsForALimitedTime() {
        return (from, to, test) -> {
            var found = new ConcurrentSkipListSet<Long>();
            var work = taking(new AtomicLong(from), to, test, found);
            var ann = new Thread(work);
            var bob = new Thread(work);
            ann.start();
            bob.start();
            ann.join(250);
            bob.join(250);
            return found;
        };
    }
}
