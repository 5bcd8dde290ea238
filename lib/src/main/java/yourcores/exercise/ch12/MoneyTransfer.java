package yourcores.exercise.ch12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** Moves money from one account to another, both locked. */
@Exercise(
        id = "12a",
        title = "a transfer",
        minutes = 15,
        hints = {
            "Ann pays Bob, Bob pays Ann. Which lock does each of the two transfers take first?",
            "Read \"One order for all\" again: what could the order be here? And what if two accounts have the same"
                    + " place in it: one lock more, taken before the two by those who meet a tie, and by nobody else.",
            "If from.number() < to.number(), lock from and then to; if it is greater, to and then from; if they are"
                    + " equal, a static lock first, and then the two in any order. Give all back in finally, each in its own."
        },
        checks = MoneyTransferChecks.class)
public interface MoneyTransfer {

    /**
     * Takes an amount from one account and puts it into another, while it holds the locks of both. Any number of
     * transfers may run at the same time, and each comes to its end; no lock is taken by all of them, though those
     * between accounts with the same number may share one. Afterwards it holds no lock, also where the payer has too
     * little.
     *
     * @throws IllegalStateException where the payer has too little; then no money has moved
     */
    void move(Account from, Account to, int amount);

    /** An account of one of several banks. */
    interface Account {

        /** Each bank numbers its own accounts: two accounts may have the same number. */
        int number();

        /** Has to be held by who changes the account. */
        Lock lock();

        /**
         * Adds to what is in the account; a negative number takes out.
         *
         * @throws IllegalStateException where there is too little to take out; nothing has changed then
         */
        void change(int by);
    }
}

@Checks
final class MoneyTransferChecks {
    private final MoneyTransfer transfer;

    MoneyTransferChecks(MoneyTransfer transfer) {
        this.transfer = transfer;
    }

    @Test
    @Order(1)
    @DisplayName("the money moves")
    void moves() {
        var bank = new Banks();
        var ann = bank.account("Ann", 1, 100);
        var bob = bank.account("Bob", 2, 100);
        transfer.move(ann, bob, 30);
        assertEquals(
                List.of(70, 130),
                List.of(ann.balance, bob.balance),
                "two accounts of 100, and 30 went from one to the" + " other; they now hold");
    }

    @Test
    @Order(2)
    @DisplayName("nobody sees it missing")
    void bothHeld() {
        var bank = new Banks();
        var ann = bank.account("Ann", 1, 100);
        var bob = bank.account("Bob", 2, 100);
        Runnable bothHeld = () -> assertTrue(
                ann.lock.isHeldByCurrentThread() && bob.lock.isHeldByCurrentThread(),
                "an account was changed while you did not hold the locks of both: who looks now sees money missing");
        ann.onChange = bothHeld;
        bob.onChange = bothHeld;
        transfer.move(ann, bob, 30);
        transfer.move(bob, ann, 30);
    }

    @Test
    @Order(3)
    @DisplayName("who has too little pays nothing")
    void tooLittle() throws Exception {
        payTooMuch(1, 2);
        payTooMuch(7, 7);
    }

    private void payTooMuch(int payer, int payee) throws Exception {
        var bank = new Banks();
        var ann = bank.account("Ann", payer, 5);
        var bob = bank.account("Bob", payee, 100);
        IllegalStateException thrown = null;
        try {
            transfer.move(ann, bob, 30);
        } catch (IllegalStateException told) {
            thrown = told;
        }
        assertNotNull(thrown, "30 were to be paid from an account that holds 5, and nobody was told: let it out");
        assertEquals(
                List.of(5, 100),
                List.of(ann.balance, bob.balance),
                "accounts of 5 and of 100, and 30 were to go from the first to the second, which is too much; they now"
                        + " hold");
        assertFalse(
                ann.lock.isLocked() || bob.lock.isLocked(),
                "the payer had too little, and a lock is still held: give both back in finally");
        Call.of(() -> transfer.move(bob, ann, 1))
                .end("the payer had too little, and the next transfer between "
                        + (payer == payee ? "two with the same number" : "the same two") + " does not come back");
    }

    @Test
    @Order(4)
    @DisplayName("two that pay each other come to an end")
    void opposite() throws Exception {
        payEachOther(1, 2);
        payEachOther(2, 1);
    }

    @Test
    @Order(5)
    @DisplayName("with the same number, too")
    void tie() throws Exception {
        payEachOther(7, 7);
    }

    /** Alone, each transfer shows what it waits for and what it holds meanwhile; a circle of these is then tried. */
    @Test
    @Order(6)
    @DisplayName("many that pay in a ring come to an end")
    void ring() throws Exception {
        var bank = new Banks();
        var accounts = IntStream.of(Integer.MIN_VALUE, -5, 0, 1, 2, 3, 4, Integer.MAX_VALUE)
                .mapToObj(number -> bank.account("number " + number, number, 1_000))
                .toList();
        var moves = new HashMap<Need, Call.Work>();
        for (var from : accounts) {
            for (var to : accounts) {
                if (from != to) {
                    Call.Work move = () -> transfer.move(from, to, 1);
                    bank.needs.clear();
                    Call.of(move).end("nobody is in its way, and a transfer does not come back");
                    bank.needs.forEach(need -> moves.putIfAbsent(need, move));
                }
            }
        }
        var circle = Need.circle(moves.keySet());
        bank.meeting = new Meeting(circle.size());
        var calls = circle.stream().map(moves::get).map(Call::of).toList();
        for (var call : calls) {
            call.end("transfers between several accounts run at the same time, and one does not come back");
        }
    }

    @Test
    @Order(7)
    @DisplayName("others pay meanwhile")
    void meanwhile() throws Exception {
        var bank = new Banks();
        var ann = bank.account("Ann", 1, 100);
        var bob = bank.account("Bob", 2, 100);
        var cem = bank.account("Cem", 3, 100);
        var dan = bank.account("Dan", 4, 100);
        var eve = bank.account("Eve", 5, 100);
        try (var inside = new Latch()) {
            ann.onChange = inside::hold;
            var first = Call.of(() -> transfer.move(ann, bob, 30));
            boolean holds = first.reaches(inside); // that it does is the matter of another check
            var queued = Call.of(() -> transfer.move(bob, cem, 10));
            Soon.happens(() -> !bank.waiting.isEmpty()); // or it waits for something else, or looks again and again
            var second = Call.of(() -> transfer.move(dan, eve, 30));
            boolean comes = second.comesBack();
            inside.open();
            for (var call : List.of(first, queued, second)) {
                call.end("nobody is in its way, and a transfer does not come back");
            }
            assertTrue(
                    !holds || comes,
                    "Ann pays Bob, and Dan's payment to Eve waits for that: a lock for all transfers makes one of many");
        }
    }

    /** Two transfers, each of which goes on from its first lock only when the other one has one, too, or waits for one. */
    private void payEachOther(int one, int other) throws Exception {
        var bank = new Banks();
        var ann = bank.account("Ann", one, 100);
        var bob = bank.account("Bob", other, 100);
        bank.meeting = new Meeting(2);
        var there = Call.of(() -> transfer.move(ann, bob, 30));
        var back = Call.of(() -> transfer.move(bob, ann, 20));
        there.end("Ann pays Bob while Bob pays Ann, and a transfer does not come back");
        back.end("Ann pays Bob while Bob pays Ann, and a transfer does not come back");
        assertEquals(
                List.of(90, 110),
                List.of(ann.balance, bob.balance),
                "two accounts of 100; Ann paid 30 while Bob paid 20 back, and both were told that all went well; they now"
                        + " hold");
    }

    /** A transfer waits for one lock, as long as it takes, while it holds the other. */
    private record Need(SeeingLock held, SeeingLock wanted) {

        /** As few as possible, each of which holds what the one before wants; none where there is an order. */
        static List<Need> circle(Set<Need> needs) {
            return needs.stream()
                    .map(need -> way(need, needs))
                    .filter(way -> !way.isEmpty())
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
        }

        private static List<Need> way(Need start, Set<Need> needs) {
            var ways = new ArrayDeque<>(List.of(List.of(start)));
            var seen = new HashSet<SeeingLock>();
            while (!ways.isEmpty()) {
                var way = ways.remove();
                var end = way.getLast().wanted;
                if (end == start.held) {
                    return way;
                }
                if (seen.add(end)) {
                    needs.stream()
                            .filter(next -> next.held == end)
                            .forEach(next -> ways.add(
                                    Stream.concat(way.stream(), Stream.of(next)).toList()));
                }
            }
            return List.of();
        }
    }

    /** Accounts whose locks see a circle among themselves. */
    private static final class Banks {
        final Map<Thread, SeeingLock> waiting = new ConcurrentHashMap<>();
        final Set<Need> needs = ConcurrentHashMap.newKeySet();
        private final List<SeeingLock> locks = new ArrayList<>();
        volatile Meeting meeting;

        Checked account(String owner, int number, int balance) {
            var lock = new SeeingLock(this, owner);
            locks.add(lock);
            return new Checked(lock, number, balance);
        }

        void note(SeeingLock wanted) {
            locks.stream()
                    .filter(lock -> lock != wanted && lock.isHeldByCurrentThread())
                    .forEach(held -> needs.add(new Need(held, wanted)));
        }

        /** What each thread wants that is in the caller's way, the first of them has this lock; empty if it will end. */
        List<SeeingLock> circle(SeeingLock wanted) {
            var circle = new ArrayList<>(List.of(wanted));
            while (circle.size() <= locks.size()) {
                var holder = circle.getLast().holder();
                var next = holder == null ? null : waiting.get(holder);
                if (next == null) {
                    return List.of();
                }
                circle.add(next);
                if (next.isHeldByCurrentThread()) {
                    return circle;
                }
            }
            return List.of();
        }
    }

    private static final class Checked implements MoneyTransfer.Account {
        private final SeeingLock lock;
        private final int number;
        private volatile int balance;
        private volatile Runnable onChange = () -> {};

        Checked(SeeingLock lock, int number, int balance) {
            this.lock = lock;
            this.number = number;
            this.balance = balance;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public Lock lock() {
            return lock;
        }

        @Override
        public void change(int by) {
            onChange.run();
            if (balance + by < 0) {
                throw new IllegalStateException("too little in the account");
            }
            balance += by;
        }
    }

    /** Where threads find out that each of them has come. */
    private static final class Meeting {
        private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

        private final Set<Thread> come = ConcurrentHashMap.newKeySet();
        private final int threads;
        private volatile boolean over;

        Meeting(int threads) {
            this.threads = threads;
        }

        /** Each waits for the last one; they go on without where one waits for something else. */
        void come(Banks bank) {
            if (!come.add(Thread.currentThread())) {
                return;
            }
            over |= come.size() >= threads;
            long deadline = System.nanoTime() + MOST_NANOS;
            while (!over && bank.waiting.isEmpty() && System.nanoTime() - deadline < 0) {
                Thread.onSpinWait();
                Thread.yield();
            }
            over = true;
        }
    }

    /** A lock that throws, rather than wait, where its holder waits, by way of others or not, for the caller. */
    private static final class SeeingLock extends ReentrantLock {
        private static final long serialVersionUID = 1;
        private static final long LOOK_MILLIS = 2;
        private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

        private final transient Banks bank;
        private final String owner;

        SeeingLock(Banks bank, String owner) {
            this.bank = bank;
            this.owner = owner;
        }

        Thread holder() {
            return getOwner();
        }

        @Override
        public void lock() {
            bank.note(this);
            if (!super.tryLock()) {
                await();
            }
            taken();
        }

        @Override
        public void lockInterruptibly() {
            lock();
        }

        @Override
        public boolean tryLock() {
            boolean mine = super.tryLock();
            if (mine) {
                taken();
            }
            return mine;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            bank.waiting.put(Thread.currentThread(), this);
            boolean mine;
            try {
                mine = super.tryLock(time, unit);
            } finally {
                bank.waiting.remove(Thread.currentThread());
            }
            if (mine) {
                taken();
            }
            return mine;
        }

        private void taken() {
            var meeting = bank.meeting;
            if (meeting != null) {
                meeting.come(bank);
            }
        }

        /** @param circle the lock that the caller wants, and what is wanted behind it; the last one is the caller's */
        private static String words(List<SeeingLock> circle) {
            var names = new ArrayList<>(circle.stream().map(lock -> lock.owner).toList());
            Collections.rotate(names, -names.indexOf(Collections.min(names)));
            var pairs = IntStream.range(0, names.size())
                    .mapToObj(n ->
                            "one has " + names.get(n) + "'s lock and wants " + names.get((n + 1) % names.size()) + "'s")
                    .collect(Collectors.joining(", "));
            return (names.size() == 2 ? "two" : names.size()) + " transfers wait for each other: " + pairs
                    + "; let all take their locks in one order";
        }

        private void await() {
            bank.waiting.put(Thread.currentThread(), this);
            long deadline = System.nanoTime() + MOST_NANOS;
            try {
                while (!super.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    var circle = bank.circle(this);
                    if (!circle.isEmpty()) {
                        fail(words(circle));
                    }
                    if (System.nanoTime() - deadline > 0) {
                        fail("a transfer waits for " + owner + "'s lock, and who has it does not give it back");
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                fail("a transfer was told to stop while it waited for " + owner + "'s lock");
            } finally {
                bank.waiting.remove(Thread.currentThread());
            }
        }
    }
}
