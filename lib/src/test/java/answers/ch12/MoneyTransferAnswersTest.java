package answers.ch12;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch12.MoneyTransfer;
import yourcores.exercise.ch12.MoneyTransfer.Account;
import yourcores.exercise.trial.Answers;

class MoneyTransferAnswersTest extends Answers {
    private static void under(Lock first, Lock second, Runnable work) {
        first.lock();
        try {
            second.lock();
            try {
                work.run();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private static void pay(Account from, Account to, int amount) {
        from.change(-amount);
        to.change(amount);
    }

    private static void inOrder(Account from, Account to, Runnable work) {
        boolean lower = from.number() < to.number();
        under(lower ? from.lock() : to.lock(), lower ? to.lock() : from.lock(), work);
    }

    private static void byOrder(Lock tie, Account from, Account to, Runnable work) {
        if (from.number() != to.number()) {
            inOrder(from, to, work);
            return;
        }
        tie.lock();
        try {
            inOrder(from, to, work);
        } finally {
            tie.unlock();
        }
    }

    @Right
    MoneyTransfer ordersThemAndBreaksTies() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> byOrder(tie, from, to, () -> pay(from, to, amount));
    }

    @Right
    MoneyTransfer backsOff() {
        return (from, to, amount) -> {
            while (true) {
                from.lock().lock();
                try {
                    if (to.lock().tryLock()) {
                        try {
                            pay(from, to, amount);
                            return;
                        } finally {
                            to.lock().unlock();
                        }
                    }
                } finally {
                    from.lock().unlock();
                }
                LockSupport.parkNanos((long) (Math.random() * 1_000_000));
            }
        };
    }

    @Right
    MoneyTransfer takesBothOrNone() {
        return (from, to, amount) -> {
            while (true) {
                if (from.lock().tryLock()) {
                    try {
                        if (to.lock().tryLock()) {
                            try {
                                pay(from, to, amount);
                                return;
                            } finally {
                                to.lock().unlock();
                            }
                        }
                    } finally {
                        from.lock().unlock();
                    }
                }
                LockSupport.parkNanos((long) (Math.random() * 1_000_000));
            }
        };
    }

    @Right
    MoneyTransfer asksForBothAtOnce() {
        var busy = new HashSet<Lock>();
        return (from, to, amount) -> {
            synchronized (busy) {
                boolean told = false;
                while (busy.contains(from.lock()) || busy.contains(to.lock())) {
                    try {
                        busy.wait();
                    } catch (InterruptedException stop) {
                        told = true;
                    }
                }
                busy.addAll(List.of(from.lock(), to.lock()));
                if (told) {
                    Thread.currentThread().interrupt();
                }
            }
            try {
                under(from.lock(), to.lock(), () -> pay(from, to, amount));
            } finally {
                synchronized (busy) {
                    busy.removeAll(List.of(from.lock(), to.lock()));
                    busy.notifyAll();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "the money moves",
            and = {"two that pay each other come to an end", "with the same number, too"},
            says = "they now hold")
    MoneyTransfer takesAndDoesNotGive() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> byOrder(tie, from, to, () -> from.change(-amount));
    }

    @Wrong(refusedBy = "nobody sees it missing", says = "you did not hold the locks of both")
    MoneyTransfer oneAfterTheOther() {
        return (from, to, amount) -> {
            from.lock().lock();
            try {
                from.change(-amount);
            } finally {
                from.lock().unlock();
            }
            to.lock().lock();
            try {
                to.change(amount);
            } finally {
                to.lock().unlock();
            }
        };
    }

    @Wrong(refusedBy = "who has too little pays nothing", says = "they now hold")
    MoneyTransfer givesFirst() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> byOrder(tie, from, to, () -> {
            to.change(amount);
            from.change(-amount);
        });
    }

    @Wrong(refusedBy = "who has too little pays nothing", says = "give both back in finally")
    MoneyTransfer hasNoFinally() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            boolean lower = from.number() < to.number();
            boolean same = from.number() == to.number();
            var first = lower ? from.lock() : to.lock();
            var second = lower ? to.lock() : from.lock();
            if (same) {
                tie.lock();
            }
            first.lock();
            second.lock();
            pay(from, to, amount);
            second.unlock();
            first.unlock();
            if (same) {
                tie.unlock();
            }
        };
    }

    @Wrong(
            refusedBy = "who has too little pays nothing",
            and = "with the same number, too",
            says = "two with the same number does not come back")
    MoneyTransfer keepsTheTie() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            boolean same = from.number() == to.number();
            if (same) {
                tie.lock();
            }
            inOrder(from, to, () -> pay(from, to, amount));
            if (same) {
                tie.unlock();
            }
        };
    }

    @Wrong(refusedBy = "who has too little pays nothing", says = "nobody was told")
    MoneyTransfer keepsItQuiet() {
        var right = ordersThemAndBreaksTies();
        return (from, to, amount) -> {
            try {
                right.move(from, to, amount);
            } catch (IllegalStateException poor) {
                return;
            }
        };
    }

    @Wrong(
            refusedBy = "two that pay each other come to an end",
            and = {"with the same number, too", "many that pay in a ring come to an end"},
            says = "let all take their locks in one order")
    MoneyTransfer starter() {
        return (from, to, amount) -> under(from.lock(), to.lock(), () -> pay(from, to, amount));
    }

    @Wrong(
            refusedBy = "two that pay each other come to an end",
            and = "with the same number, too",
            says = "all went well; they now hold")
    MoneyTransfer givesUpInSilence() {
        return (from, to, amount) -> {
            if (from.lock().tryLock()) {
                try {
                    if (to.lock().tryLock()) {
                        try {
                            pay(from, to, amount);
                        } finally {
                            to.lock().unlock();
                        }
                    }
                } finally {
                    from.lock().unlock();
                }
            }
        };
    }

    /** Each pair has an order, and all of them together have none. */
    @Wrong(refusedBy = "many that pay in a ring come to an end", says = "3 transfers wait for each other")
    MoneyTransfer ordersEachPairByItself() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            boolean even = (from.number() + to.number()) % 2 == 0;
            boolean ahead = from.number() < to.number() == even;
            if (from.number() == to.number()) {
                byOrder(tie, from, to, () -> pay(from, to, amount));
            } else {
                under(ahead ? from.lock() : to.lock(), ahead ? to.lock() : from.lock(), () -> pay(from, to, amount));
            }
        };
    }

    @Wrong(refusedBy = "many that pay in a ring come to an end", says = "number -2147483648's lock")
    MoneyTransfer subtracts() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            int ahead = from.number() - to.number();
            if (ahead == 0) {
                byOrder(tie, from, to, () -> pay(from, to, amount));
            } else {
                under(
                        ahead < 0 ? from.lock() : to.lock(),
                        ahead < 0 ? to.lock() : from.lock(),
                        () -> pay(from, to, amount));
            }
        };
    }

    @Wrong(
            refusedBy = "two that pay each other come to an end",
            and = "many that pay in a ring come to an end",
            says = "two transfers wait for each other")
    MoneyTransfer breaksTiesOnly() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            if (from.number() != to.number()) {
                under(from.lock(), to.lock(), () -> pay(from, to, amount));
            } else {
                byOrder(tie, from, to, () -> pay(from, to, amount));
            }
        };
    }

    @Wrong(refusedBy = "with the same number, too", says = "two transfers wait for each other")
    MoneyTransfer forgetsTies() {
        return (from, to, amount) -> inOrder(from, to, () -> pay(from, to, amount));
    }

    @Wrong(refusedBy = "others pay meanwhile", says = "makes one of many")
    MoneyTransfer oneLockForAll() {
        return new MoneyTransfer() {
            @Override
            public synchronized void move(Account from, Account to, int amount) {
                under(from.lock(), to.lock(), () -> pay(from, to, amount));
            }
        };
    }

    @Wrong(refusedBy = "others pay meanwhile", says = "makes one of many")
    MoneyTransfer takesTheTieAlways() {
        var tie = new ReentrantLock();
        return (from, to, amount) -> {
            tie.lock();
            try {
                inOrder(from, to, () -> pay(from, to, amount));
            } finally {
                tie.unlock();
            }
        };
    }

    @Wrong(refusedBy = "others pay meanwhile", says = "makes one of many")
    MoneyTransfer asksAWaiter() {
        var waiter = new ReentrantLock();
        return (from, to, amount) -> {
            waiter.lock();
            try {
                from.lock().lock();
                try {
                    to.lock().lock();
                } catch (Throwable circle) {
                    from.lock().unlock();
                    throw circle;
                }
            } finally {
                waiter.unlock();
            }
            try {
                pay(from, to, amount);
            } finally {
                to.lock().unlock();
                from.lock().unlock();
            }
        };
    }
}
