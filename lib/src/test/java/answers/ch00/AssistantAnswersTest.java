package answers.ch00;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
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
}
