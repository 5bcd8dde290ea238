package answers.ch03;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import yourcores.exercise.ch03.Errands;
import yourcores.exercise.trial.Answers;

class ErrandsAnswersTest extends Answers {

    @Right
    Errands startsAllAndJoinsAll() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                friend.join();
            }
        };
    }

    @Right
    Errands closesACachedPool() {
        return errands -> {
            try (var pool = Executors.newCachedThreadPool()) {
                errands.forEach(pool::execute);
            }
        };
    }

    @Right
    Errands waitsForACachedPool() {
        return errands -> {
            try (var pool = Executors.newCachedThreadPool()) {
                pool.invokeAll(errands.stream().map(Executors::callable).toList());
            }
        };
    }

    @Right
    Errands closesAnExecutorOfVirtualThreads() {
        return errands -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                errands.forEach(threads::execute);
            }
        };
    }

    @Right
    Errands countsThoseWhoAreBack() {
        return errands -> {
            var back = new CountDownLatch(errands.size());
            errands.forEach(errand -> Thread.startVirtualThread(() -> {
                errand.run();
                back.countDown();
            }));
            back.await();
        };
    }

    @Right
    Errands looksAgainAndAgain() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            while (friends.stream().anyMatch(Thread::isAlive)) {
                Thread.sleep(1);
            }
        };
    }

    @Right
    Errands joinsForAQuarterOfASecondAgainAndAgain() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                while (!friend.join(Duration.ofMillis(250))) {}
            }
        };
    }

    @Right
    Errands waitsOnAndKeepsTheInterrupt() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            boolean interrupted = false;
            for (var friend : friends) {
                while (friend.isAlive()) {
                    try {
                        friend.join();
                    } catch (InterruptedException stop) {
                        interrupted = true;
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Wrong(refusedBy = "none runs on the caller's thread", says = "run() is a call like any other and makes no thread")
    Errands runsTheLastItself() {
        return errands -> {
            int last = errands.size() - 1;
            var friends =
                    errands.stream().limit(Math.max(0, last)).map(Thread::new).toList();
            friends.forEach(Thread::start);
            if (last >= 0) {
                errands.get(last).run();
            }
            for (var friend : friends) {
                friend.join();
            }
        };
    }

    @Wrong(refusedBy = "all are under way at the same time", says = "start every thread before you wait for the first")
    Errands joinsEachAtOnce() {
        return errands -> {
            for (var errand : errands) {
                var friend = new Thread(errand);
                friend.start();
                friend.join();
            }
        };
    }

    @Wrong(refusedBy = "all are under way at the same time", says = "start every thread before you wait for the first")
    Errands hasTwoFriends() {
        return errands -> {
            try (var two = Executors.newFixedThreadPool(2)) {
                errands.forEach(two::execute);
            }
        };
    }

    @Wrong(refusedBy = "all are under way at the same time", says = "no more than 4 were under way at the same time")
    Errands hasFourFriends() {
        return errands -> {
            try (var four = Executors.newFixedThreadPool(4)) {
                errands.forEach(four::execute);
            }
        };
    }

    @Wrong(refusedBy = "all are under way at the same time", says = "make a thread for each, however many they are")
    Errands hasThirtyTwoFriendsAtMost() {
        return errands -> {
            try (var pool = new ForkJoinPool(32)) {
                errands.forEach(pool::execute);
            }
        };
    }

    @Wrong(refusedBy = "without errands, for an empty list, it comes back", says = "NoSuchElementException")
    Errands takesALastFriendForGranted() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                friend.join();
            }
            friends.getLast().join();
        };
    }

    @Wrong(refusedBy = "each is done once", says = "an errand was done 2 times: run it once")
    Errands runsTheFirstTwice() {
        return errands -> {
            var friends = errands.stream()
                    .map(errand -> new Thread(() -> {
                        errand.run();
                        if (errand == errands.getFirst()) {
                            errand.run();
                        }
                    }))
                    .toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                friend.join();
            }
        };
    }

    @Wrong(refusedBy = "runAll returns when all are done", says = "came back while an errand was still under way")
    Errands startsWithoutJoining() {
        return errands -> errands.forEach(errand -> new Thread(errand).start());
    }

    @Wrong(refusedBy = "runAll returns when all are done", says = "came back while an errand was still under way")
    Errands sleepsInsteadOfJoining() {
        return errands -> {
            errands.forEach(errand -> new Thread(errand).start());
            Thread.sleep(50);
        };
    }

    @Wrong(refusedBy = "runAll returns when all are done", says = "came back while an errand was still under way")
    Errands joinsTheLastOnly() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            if (!friends.isEmpty()) {
                friends.getLast().join();
            }
        };
    }

    @Wrong(refusedBy = "runAll returns when all are done", says = "came back while an errand was still under way")
    Errands joinsAllButOne() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (int i = 0; i < friends.size(); i++) {
                if (i != 2) {
                    friends.get(i).join();
                }
            }
        };
    }

    @Wrong(refusedBy = "runAll returns when all are done", says = "came back while an errand was still under way")
    Errands joinsForASecond() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                friend.join(Duration.ofSeconds(1));
            }
        };
    }

    @Wrong(refusedBy = "an interrupt is passed on", says = "the caller was interrupted")
    Errands sitsDownWhenInterrupted() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                try {
                    friend.join();
                } catch (InterruptedException e) {
                }
            }
        };
    }

    @Wrong(refusedBy = "an interrupt is passed on", says = "nobody learns of it")
    Errands waitsOnAndForgetsTheInterrupt() {
        return errands -> {
            var friends = errands.stream().map(Thread::new).toList();
            friends.forEach(Thread::start);
            for (var friend : friends) {
                while (friend.isAlive()) {
                    try {
                        friend.join();
                    } catch (InterruptedException e) {
                    }
                }
            }
        };
    }
}
