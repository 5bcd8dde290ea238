package answers.ch13;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import yourcores.exercise.ch13.PrintShop;
import yourcores.exercise.trial.Answers;

class PrintShopAnswersTest extends Answers {

    /** A pool for each kind. */
    private static class Pools implements PrintShop.Shop {
        final ExecutorService pages;
        final ExecutorService books;

        Pools(ExecutorService pages, ExecutorService books) {
            this.pages = pages;
            this.books = books;
        }

        Pools(int presses) {
            this(Executors.newFixedThreadPool(1), Executors.newFixedThreadPool(presses - 1));
        }

        @Override
        public Future<?> page(Runnable job) {
            return pages.submit(job);
        }

        @Override
        public Future<?> book(Runnable job) {
            return books.submit(job);
        }

        @Override
        public void close() {
            try (pages;
                    books) {}
        }
    }

    @Right
    PrintShop aPoolForEachKind() {
        return Pools::new;
    }

    @Right
    PrintShop onePoolAndPermits() {
        return presses -> {
            var forPages = new Semaphore(1);
            var forBooks = new Semaphore(presses - 1);
            return new Pools(Executors.newVirtualThreadPerTaskExecutor(), Executors.newVirtualThreadPerTaskExecutor()) {
                @Override
                public Future<?> page(Runnable job) {
                    return super.page(with(forPages, job));
                }

                @Override
                public Future<?> book(Runnable job) {
                    return super.book(with(forBooks, job));
                }
            };
        };
    }

    private static Runnable with(Semaphore permits, Runnable job) {
        return () -> {
            permits.acquireUninterruptibly();
            try {
                job.run();
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(
            refusedBy = "each job is printed once, by a thread of the shop",
            says = "printed by the thread that handed it over")
    PrintShop printsPagesItselfOnceThereAreBooks() {
        return presses -> new Pools(presses) {
            private volatile boolean busy;

            @Override
            public Future<?> page(Runnable job) {
                if (!busy) {
                    return super.page(job);
                }
                var here = new FutureTask<>(job, null);
                here.run();
                return here;
            }

            @Override
            public Future<?> book(Runnable job) {
                busy = true;
                return super.book(job);
            }
        };
    }

    @Wrong(
            refusedBy = "a page does not wait for books",
            and = "a book does not wait for pages",
            says = "keep a press that prints no books")
    PrintShop starter() {
        return presses -> {
            var pool = Executors.newFixedThreadPool(presses);
            return new Pools(pool, pool);
        };
    }

    @Wrong(refusedBy = "a book does not wait for pages", says = "now the books starve")
    PrintShop pagesMayHaveAllPresses() {
        return presses -> {
            var pool = Executors.newFixedThreadPool(presses);
            var books = new Semaphore(presses - 1);
            var order = new Object();
            var waiting = new ArrayDeque<FutureTask<?>>();
            return new PrintShop.Shop() {
                @Override
                public Future<?> page(Runnable job) {
                    return pool.submit(job);
                }

                @Override
                public Future<?> book(Runnable job) {
                    var task = new FutureTask<>(job, null);
                    synchronized (order) {
                        waiting.add(task);
                    }
                    next();
                    return task;
                }

                private void next() {
                    synchronized (order) {
                        if (!waiting.isEmpty() && books.tryAcquire()) {
                            var task = waiting.remove();
                            pool.execute(() -> {
                                task.run();
                                books.release();
                                next();
                            });
                        }
                    }
                }

                @Override
                public void close() {
                    while (true) {
                        synchronized (order) {
                            if (waiting.isEmpty()) {
                                break;
                            }
                        }
                        Thread.onSpinWait();
                    }
                    pool.close();
                }
            };
        };
    }

    @Wrong(refusedBy = "books use the other presses", says = "were not printed at the same time")
    PrintShop oneForEachKind() {
        return _ -> new Pools(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
    }

    @Wrong(refusedBy = "books use the other presses", says = "there are 4 presses and 3 books")
    PrintShop twoPressesForBooks() {
        return presses ->
                new Pools(Executors.newFixedThreadPool(1), Executors.newFixedThreadPool(Math.min(2, presses - 1)));
    }

    @Wrong(refusedBy = "a closed shop takes nothing", says = "close the pools")
    PrintShop waitsAndDoesNotClose() {
        return presses -> new Pools(pool(1), pool(presses - 1)) {
            private final Queue<Future<?>> taken = new ConcurrentLinkedQueue<>();

            @Override
            public Future<?> page(Runnable job) {
                return kept(super.page(job));
            }

            @Override
            public Future<?> book(Runnable job) {
                return kept(super.book(job));
            }

            private Future<?> kept(Future<?> job) {
                taken.add(job);
                return job;
            }

            @Override
            public void close() {
                for (var job : taken) {
                    try {
                        job.get();
                    } catch (ExecutionException failed) {
                        // Its holder is told.
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        };
    }

    /** Its threads end by themselves, soon. */
    private static ExecutorService pool(int threads) {
        var pool = new ThreadPoolExecutor(threads, threads, 200, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Wrong(refusedBy = "no more jobs at a time than presses", says = "count those of both kinds")
    PrintShop allPressesForEachKind() {
        return presses -> new Pools(Executors.newFixedThreadPool(presses), Executors.newFixedThreadPool(presses));
    }

    @Wrong(refusedBy = "a job that fails says so, and stops nobody", says = "hand out the one that the pool gives you")
    PrintShop makesItsOwnFuture() {
        return presses -> new Pools(presses) {
            @Override
            public Future<?> page(Runnable job) {
                pages.submit(job);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    private static void waitsAMoment(ExecutorService pool) {
        pool.shutdown();
        try {
            pool.awaitTermination(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Wrong(refusedBy = "close() waits for all pages", says = "pages were still to be printed")
    PrintShop closesTheBooksOnly() {
        return presses -> new Pools(presses) {
            @Override
            public void close() {
                waitsAMoment(pages);
                books.close();
            }
        };
    }

    @Wrong(refusedBy = "close() waits for all books", says = "books were still to be printed")
    PrintShop closesThePagesOnly() {
        return presses -> new Pools(presses) {
            @Override
            public void close() {
                waitsAMoment(books);
                pages.close();
            }
        };
    }

    /** A job with its place in the queue. */
    private static final class Ranked extends FutureTask<Void> implements Comparable<Ranked> {
        private static final AtomicLong NUMBERS = new AtomicLong();
        private final int rank;
        private final long number = NUMBERS.incrementAndGet();

        Ranked(Runnable job, int rank) {
            super(job, null);
            this.rank = rank;
        }

        @Override
        public int compareTo(Ranked other) {
            return rank == other.rank ? Long.compare(number, other.number) : Integer.compare(rank, other.rank);
        }
    }

    @Wrong(
            refusedBy = "a page does not wait for books",
            and = "a book does not wait for pages",
            says = "keep a press that prints no books")
    PrintShop pagesGoToTheFrontOfTheQueue() {
        return presses -> {
            var pool = new ThreadPoolExecutor(presses, presses, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
            return new PrintShop.Shop() {
                @Override
                public Future<?> page(Runnable job) {
                    return ranked(job, 0);
                }

                @Override
                public Future<?> book(Runnable job) {
                    return ranked(job, 1);
                }

                private Future<?> ranked(Runnable job, int rank) {
                    var task = new Ranked(job, rank);
                    pool.execute(task);
                    return task;
                }

                @Override
                public void close() {
                    pool.close();
                }
            };
        };
    }
}
