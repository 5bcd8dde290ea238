package answers.ch00;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import yourcores.exercise.ch00.Assistant;
import yourcores.exercise.trial.Answers;

class AssistantAnswersTest extends Answers {

    @Right
    Assistant startsAndJoins() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            helper.join();
        };
    }

    @Right
    Assistant joinsAVirtualThread() {
        return task -> Thread.ofVirtual().start(task).join();
    }

    @Right
    Assistant closesAnExecutor() {
        return task -> {
            try (var helper = Executors.newSingleThreadExecutor()) {
                helper.execute(task);
            }
        };
    }

    @Right
    Assistant asksTheCommonPool() {
        return task -> CompletableFuture.runAsync(task).join();
    }

    @Right
    Assistant getsAFuture() {
        return task -> {
            var future = new FutureTask<>(task, "done");
            Thread.startVirtualThread(future);
            try {
                future.get();
            } catch (java.util.concurrent.ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        };
    }

    @Right
    Assistant looksAgainAndAgain() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            while (helper.isAlive()) {
                Thread.sleep(1);
            }
        };
    }

    @Right
    Assistant looksWithoutAPause() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            while (helper.isAlive()) {
                Thread.onSpinWait();
            }
        };
    }

    @Right
    Assistant joinsASecondAtATime() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            while (helper.isAlive()) {
                helper.join(1_000);
            }
        };
    }

    @Right
    Assistant awaitsTheEndOfAnExecutorWithoutEnd() {
        return task -> {
            var helper = Executors.newSingleThreadExecutor();
            helper.execute(task);
            helper.shutdown();
            if (!helper.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("after 292 years");
            }
        };
    }

    @Wrong(refusedBy = "each task is done once", says = "a task was run 2 times; run it once")
    Assistant runsItTwice() {
        return task -> {
            var helper = new Thread(() -> {
                task.run();
                task.run();
            });
            helper.start();
            helper.join();
        };
    }

    @Wrong(refusedBy = "each task is done once", says = "never run")
    Assistant neverRunsIt() {
        return task -> {};
    }

    @Wrong(refusedBy = "the task runs on another thread", says = "start another one for it")
    Assistant runsItItself() {
        return Runnable::run;
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant startsWithoutJoining() {
        return task -> new Thread(task).start();
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant sleepsInsteadOfJoining() {
        return task -> {
            new Thread(task).start();
            Thread.sleep(100);
        };
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant joinsForAMoment() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            helper.join(50);
        };
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant joinsForASecond() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            helper.join(1_000);
        };
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant doesNotAskWhetherTheExecutorHasEnded() {
        return task -> {
            var helper = Executors.newSingleThreadExecutor();
            helper.execute(task);
            helper.shutdown();
            var _ = helper.awaitTermination(1, TimeUnit.SECONDS);
        };
    }

    @Wrong(refusedBy = "when handOver returns, the task is done", says = "came back while the task was still running")
    Assistant looksForASecond() {
        return task -> {
            var helper = new Thread(task);
            helper.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (helper.isAlive() && System.nanoTime() - end < 0) {
                Thread.sleep(1);
            }
        };
    }
}
