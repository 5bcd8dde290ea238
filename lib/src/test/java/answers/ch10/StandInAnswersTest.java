package answers.ch10;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import yourcores.exercise.ch10.StandIn;
import yourcores.exercise.trial.Answers;

class StandInAnswersTest extends Answers {

    private static Future<?> begin(CompletableFuture<String> answer, Callable<String> work, ExecutorService pool) {
        return pool.submit(() -> {
            try {
                answer.complete(work.call());
            } catch (Throwable why) {
                answer.completeExceptionally(why);
            }
        });
    }

    @Right
    StandIn cancelsInEveryCase() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }

    @Right
    StandIn settlesByADelayedExecutor() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> answer.complete(standIn));
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }

    @Wrong(refusedBy = "what comes in time is shown", says = "show what it returned")
    StandIn showsTheStandInInAnyCase() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = pool.submit(() -> {
                try {
                    work.call();
                    answer.complete(standIn);
                } catch (Throwable why) {
                    answer.completeExceptionally(why);
                }
            });
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }

    @Wrong(
            refusedBy = "it comes back at once",
            and = {
                "who cancels the future stops the work",
                "what has not begun does not begin any more",
                "no stand-in before the limit"
            },
            says = "settled later")
    StandIn waits() {
        return (limit, work, standIn, pool) -> {
            var task = pool.submit(work);
            var patience = limit.compareTo(Duration.ofMillis(450)) < 0 ? limit : Duration.ofMillis(450);
            try {
                return CompletableFuture.completedFuture(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException failed) {
                return CompletableFuture.failedFuture(failed.getCause());
            } catch (TimeoutException late) {
                if (patience == limit) {
                    task.cancel(true);
                }
                return CompletableFuture.completedFuture(standIn);
            } catch (InterruptedException stop) {
                return CompletableFuture.failedFuture(stop);
            }
        };
    }

    @Wrong(refusedBy = "a failure is told", says = "as if it had not")
    StandIn showsTheStandInForAFailure() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = pool.submit(() -> {
                try {
                    answer.complete(work.call());
                } catch (Throwable why) {
                    answer.complete(standIn);
                }
            });
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }

    @Wrong(
            refusedBy = "after the limit the stand-in is shown",
            and = "who cancels the future stops the work",
            says = "your future is FAILED")
    StandIn fails() {
        return (limit, work, _, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, why) -> {
                if (why != null) {
                    task.cancel(true);
                }
            });
            return answer;
        };
    }

    @Wrong(
            refusedBy = "after the limit the stand-in is shown",
            and = {
                "then the work is interrupted",
                "who cancels the future stops the work",
                "what has not begun does not begin any more"
            },
            says = "nothing is shown")
    StandIn starter() {
        return (_, work, _, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.whenComplete((_, why) -> {
                if (why != null) {
                    task.cancel(true);
                }
            });
            return answer;
        };
    }

    @Wrong(
            refusedBy = "then the work is interrupted",
            and = {"who cancels the future stops the work", "what has not begun does not begin any more"},
            says = "pass the end on in every case")
    StandIn cancelsWhatFailedOnly() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, why) -> {
                if (why != null) {
                    task.cancel(true);
                }
            });
            return answer;
        };
    }

    @Wrong(
            refusedBy = "who cancels the future stops the work",
            and = "what has not begun does not begin any more",
            says = "leave a callback")
    StandIn cancelsWhatIsLateOnly() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.thenRun(() -> task.cancel(true));
            return answer;
        };
    }

    @Wrong(refusedBy = "who cancels the future stops the work", says = "completed the future with another photo")
    StandIn cancelsWhatFailedOrIsLate() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((shown, why) -> {
                if (why != null || shown == standIn) {
                    task.cancel(true);
                }
            });
            return answer;
        };
    }

    @Wrong(refusedBy = "no stand-in before the limit", says = "in its unit")
    StandIn countsWholeSeconds() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var task = begin(answer, work, pool);
            answer.completeOnTimeout(standIn, limit.toSeconds(), TimeUnit.SECONDS);
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }

    @Wrong(refusedBy = "what has not begun does not begin any more", says = "stood in the pool's queue")
    StandIn interruptsWhatIsCancelled() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var worker = new AtomicReference<Thread>();
            var task = begin(
                    answer,
                    () -> {
                        worker.set(Thread.currentThread());
                        try {
                            return work.call();
                        } finally {
                            worker.set(null);
                        }
                    },
                    pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, why) -> {
                var thread = worker.get();
                if (why == null) {
                    task.cancel(true);
                } else if (thread != null) {
                    thread.interrupt();
                }
            });
            return answer;
        };
    }

    @Wrong(refusedBy = "no stand-in before the limit", says = "take the limit as it is given")
    StandIn hasALimitOfItsOwn() {
        return (_, work, standIn, pool) -> cancelsInEveryCase().within(Duration.ofMillis(100), work, standIn, pool);
    }

    @Wrong(refusedBy = "what has not begun does not begin any more", says = "not a thread")
    StandIn interruptsTheThread() {
        return (limit, work, standIn, pool) -> {
            var answer = new CompletableFuture<String>();
            var worker = new AtomicReference<Thread>();
            begin(
                    answer,
                    () -> {
                        worker.set(Thread.currentThread());
                        try {
                            return work.call();
                        } finally {
                            worker.set(null);
                        }
                    },
                    pool);
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, _) -> {
                var thread = worker.get();
                if (thread != null) {
                    thread.interrupt();
                }
            });
            return answer;
        };
    }

    @Wrong(
            refusedBy = "the pool does the work",
            and = "what has not begun does not begin any more",
            says = "hand it to the pool")
    StandIn bringsItsOwnThread() {
        return (limit, work, standIn, _) -> {
            var answer = new CompletableFuture<String>();
            var own = Executors.newVirtualThreadPerTaskExecutor();
            var task = begin(answer, work, own);
            own.shutdown();
            answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS);
            answer.whenComplete((_, _) -> task.cancel(true));
            return answer;
        };
    }
}
