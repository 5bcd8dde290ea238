package answers.ch10;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import yourcores.exercise.ch10.Gather;
import yourcores.exercise.trial.Answers;

class GatherAnswersTest extends Answers {

    @Right
    Gather settlesOneOfItsOwn() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            whenAllCame(owed).thenRun(() -> end.complete(answers(owed)));
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                }
            }));
            return end;
        };
    }

    @Right
    Gather counts() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            var left = new AtomicInteger(owed.size());
            if (owed.isEmpty()) {
                end.complete(List.of());
            }
            owed.forEach(one -> one.whenCompleteAsync((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                } else if (left.decrementAndGet() == 0) {
                    end.complete(answers(owed));
                }
            }));
            return end;
        };
    }

    @Right
    Gather combinesOneWithTheNext() {
        return owed -> {
            var all = CompletableFuture.completedFuture(List.<String>of());
            for (var one : owed) {
                all = all.thenCombine(one, (before, answer) -> {
                    var more = new ArrayList<>(before);
                    more.add(answer);
                    return more;
                });
            }
            var end = all.thenApply(List::copyOf);
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                }
            }));
            return end;
        };
    }

    @Wrong(refusedBy = "the answers come in the order of the list", says = "you give [lake, forest, dunes]")
    Gather takesThemAsTheyCome() {
        return owed -> {
            var came = Collections.synchronizedList(new ArrayList<String>());
            var end = new CompletableFuture<List<String>>();
            var each = owed.stream()
                    .map(one -> one.whenComplete((answer, why) -> {
                        if (why == null) {
                            came.add(answer);
                        } else {
                            end.completeExceptionally(why);
                        }
                    }))
                    .toList();
            whenAllCame(each).thenRun(() -> end.complete(List.copyOf(came)));
            return end;
        };
    }

    @Wrong(
            refusedBy = "the answers come in the order of the list",
            and = {
                "a failure is told at once",
                "what has come before counts, too",
                "answers that come at the same moment",
                "one that is cancelled has failed"
            },
            says = "you give []: take the answers")
    Gather starter() {
        return owed -> whenAllCame(owed).thenApply(_ -> List.of());
    }

    @Wrong(
            refusedBy = "nobody waits in gather",
            and = {"a failure is told at once", "one that is cancelled has failed"},
            says = "leave a callback, and return")
    Gather waits() {
        return owed -> {
            var end = settlesOneOfItsOwn().gather(owed);
            try {
                end.join();
            } catch (CompletionException | CancellationException failed) {
                return end;
            }
            return end;
        };
    }

    @Wrong(
            refusedBy = "one that is missing is waited for",
            and = {"a failure that comes last is told, too", "answers that come at the same moment"},
            says = "wait for all of them")
    Gather waitsForTheFirstOfTheList() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            if (owed.isEmpty()) {
                end.complete(List.of());
            } else {
                owed.getFirst()
                        .thenRun(() -> end.complete(
                                owed.stream().map(one -> one.getNow("")).toList()));
            }
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                }
            }));
            return end;
        };
    }

    @Wrong(refusedBy = "one that is cancelled has failed", says = "will never come")
    Gather tellsACancelWhenAllAreDone() {
        return owed -> {
            var end = whenAllCame(owed).thenApply(_ -> answers(owed));
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null && !(why instanceof CancellationException)) {
                    end.completeExceptionally(why);
                }
            }));
            return end;
        };
    }

    @Wrong(
            refusedBy = "a failure is told at once",
            and = "one that is cancelled has failed",
            says = "the others are open")
    Gather tellsAFailureWhenAllAreDone() {
        return owed -> whenAllCame(owed).thenApply(_ -> answers(owed));
    }

    @Wrong(
            refusedBy = "a failure that comes last is told, too",
            and = {"a failure is told at once", "one that is cancelled has failed"},
            says = "your future is not done")
    Gather hearsOfNoFailure() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            whenAllCame(owed).thenRun(() -> end.complete(answers(owed)));
            return end;
        };
    }

    @Wrong(
            refusedBy = "the others are left alone",
            and = "whoever cancels yours leaves the others alone",
            says = "somebody else may still want its answer")
    Gather cancelsTheOthers() {
        return owed -> {
            var end = settlesOneOfItsOwn().gather(owed);
            end.whenComplete((_, why) -> {
                if (why != null) {
                    owed.forEach(one -> one.cancel(true));
                }
            });
            return end;
        };
    }

    @Wrong(refusedBy = "of no futures there is an empty list", says = "who settles it?")
    Gather neverSettlesNone() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            var left = new AtomicInteger(owed.size());
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                } else if (left.decrementAndGet() == 0) {
                    end.complete(answers(owed));
                }
            }));
            return end;
        };
    }

    @Wrong(refusedBy = "what has come before counts, too", says = "before you were asked")
    Gather countsTheOpenOnes() {
        return owed -> {
            var open = owed.stream().filter(one -> !one.isDone()).toList();
            return open.isEmpty() && !owed.isEmpty()
                    ? new CompletableFuture<>()
                    : settlesOneOfItsOwn().gather(owed);
        };
    }

    @Wrong(refusedBy = "one that is cancelled has failed", says = "that answer will never come")
    Gather forgivesACancel() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            whenAllCame(owed).thenRun(() -> end.complete(answers(owed)));
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null && !(why instanceof CancellationException)) {
                    end.completeExceptionally(why);
                }
            }));
            return end;
        };
    }

    @Wrong(refusedBy = "whoever cancels yours leaves the others alone", says = "it is not yours")
    Gather passesACancelOn() {
        return owed -> {
            var end = settlesOneOfItsOwn().gather(owed);
            end.whenComplete((_, _) -> {
                if (end.isCancelled()) {
                    owed.forEach(one -> one.cancel(true));
                }
            });
            return end;
        };
    }

    @Wrong(refusedBy = "no limit is set for others", says = "others may wait longer")
    Gather setsALimit() {
        return owed -> {
            owed.forEach(one -> one.orTimeout(5, TimeUnit.SECONDS));
            return settlesOneOfItsOwn().gather(owed);
        };
    }

    @Wrong(refusedBy = "no other thread waits, either", says = "a callback needs none")
    Gather hasAnotherThreadWait() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                }
            }));
            Thread.startVirtualThread(() -> end.complete(answers(owed)));
            return end;
        };
    }

    @Wrong(refusedBy = "answers that come at the same moment", says = "change at once")
    Gather countsWithoutALock() {
        return owed -> {
            var end = new CompletableFuture<List<String>>();
            int[] left = {owed.size()};
            if (owed.isEmpty()) {
                end.complete(List.of());
            }
            owed.forEach(one -> one.whenComplete((_, why) -> {
                if (why != null) {
                    end.completeExceptionally(why);
                    return;
                }
                int before = left[0];
                Thread.yield(); // so that it goes wrong on one core, too
                left[0] = before - 1;
                if (left[0] == 0) {
                    end.complete(answers(owed));
                }
            }));
            return end;
        };
    }

    private static CompletableFuture<Void> whenAllCame(List<CompletableFuture<String>> owed) {
        return CompletableFuture.allOf(owed.toArray(CompletableFuture[]::new));
    }

    private static List<String> answers(List<CompletableFuture<String>> owed) {
        return owed.stream().map(CompletableFuture::join).toList();
    }
}
