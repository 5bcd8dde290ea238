package answers.ch03;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import yourcores.exercise.ch03.PriorityExecutor;
import yourcores.exercise.trial.Answers;

class PriorityExecutorAnswersTest extends Answers {
    private static final Comparator<Job> MOST_URGENT_FIRST =
            Comparator.comparingInt(Job::urgency).reversed();
    private static final Job END = new Job(Integer.MIN_VALUE, () -> {});

    record Job(int urgency, Runnable task) {}

    /** What the right ones and the wrong ones have in common. */
    static class OneWorker implements PriorityExecutor {
        final BlockingQueue<Job> queue;
        Thread worker;

        OneWorker(BlockingQueue<Job> queue) {
            this.queue = queue;
        }

        OneWorker() {
            this(new PriorityBlockingQueue<>(11, MOST_URGENT_FIRST));
        }

        @Override
        public void submit(int urgency, Runnable job) {
            queue.add(new Job(urgency, job));
        }

        @Override
        public void open() {
            worker = Thread.ofPlatform().start(this::work);
        }

        void work() {
            try {
                for (var job = queue.take(); job != END; job = queue.take()) {
                    job.task().run();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            queue.add(END);
            worker.join();
        }
    }

    @Right
    PriorityExecutor priorityQueue() {
        return new OneWorker();
    }

    @Right
    PriorityExecutor poolOfOne() {
        return new PriorityExecutor() {
            private ThreadPoolExecutor pool;

            record Urgent(int urgency, Runnable job) implements Runnable, Comparable<Urgent> {
                @Override
                public void run() {
                    job.run();
                }

                @Override
                public int compareTo(Urgent other) {
                    return Integer.compare(other.urgency, urgency);
                }
            }

            @Override
            public void open() {
                pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
            }

            @Override
            public void submit(int urgency, Runnable job) {
                pool.execute(new Urgent(urgency, job));
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    @Right
    PriorityExecutor ownLock() {
        return new PriorityExecutor() {
            private final PriorityQueue<Job> waiting = new PriorityQueue<>(MOST_URGENT_FIRST);
            private Thread worker;
            private boolean closing;

            @Override
            public synchronized void submit(int urgency, Runnable job) {
                waiting.add(new Job(urgency, job));
                notifyAll();
            }

            @Override
            public void open() {
                closing = false;
                worker = Thread.startVirtualThread(() -> {
                    for (var job = next(); job != END; job = next()) {
                        job.task().run();
                    }
                });
            }

            private synchronized Job next() {
                while (waiting.isEmpty() && !closing) {
                    try {
                        wait();
                    } catch (InterruptedException stop) {
                        return END;
                    }
                }
                return waiting.isEmpty() ? END : waiting.remove();
            }

            @Override
            public void close() throws InterruptedException {
                synchronized (this) {
                    closing = true;
                    notifyAll();
                }
                worker.join();
            }
        };
    }

    @Wrong(refusedBy = "a thread of its own does the jobs", says = "a job ran on the thread that called close()")
    PriorityExecutor closeHelps() {
        return new OneWorker() {
            private volatile boolean closing;

            @Override
            void work() {
                try {
                    while (!closing) {
                        queue.take().task().run();
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() throws InterruptedException {
                closing = true;
                submit(Integer.MAX_VALUE, () -> {}); // wakes a worker that has nothing to do
                worker.join();
                for (var job = queue.poll(); job != null; job = queue.poll()) {
                    job.task().run();
                }
                closing = false;
            }
        };
    }

    @Wrong(
            refusedBy = "the most urgent first",
            and = "every job once, in order",
            says = "which queue hands out the most urgent first?")
    PriorityExecutor firstComeFirstServed() {
        return new OneWorker(new LinkedBlockingQueue<>());
    }

    @Wrong(refusedBy = "the most urgent first", says = "done in the order")
    PriorityExecutor subtractsUrgencies() {
        return new OneWorker(new PriorityBlockingQueue<>(
                11, (a, b) -> a == END || b == END ? MOST_URGENT_FIRST.compare(a, b) : b.urgency() - a.urgency()));
    }

    @Wrong(refusedBy = "the most urgent of all that wait, whenever it came", says = "done in the order [3, 2, 1, 9]")
    PriorityExecutor sortsABatch() {
        return new OneWorker(new LinkedBlockingQueue<>()) {
            @Override
            void work() {
                var batch = new ArrayList<Job>();
                try {
                    while (true) {
                        batch.add(queue.take());
                        queue.drainTo(batch);
                        batch.sort(MOST_URGENT_FIRST);
                        for (var job : batch) {
                            if (job == END) {
                                return;
                            }
                            job.task().run();
                        }
                        batch.clear();
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Wrong(refusedBy = "every job once, in order", says = "no job may get lost")
    PriorityExecutor losesAJobThatIsAsUrgentAsAnother() {
        return new OneWorker() {
            private final ConcurrentSkipListMap<Integer, Job> waiting = new ConcurrentSkipListMap<>();

            @Override
            public void submit(int urgency, Runnable job) {
                waiting.put(urgency, new Job(urgency, job));
                super.submit(0, () -> {
                    var most = waiting.pollLastEntry();
                    if (most != null) {
                        most.getValue().task().run();
                    }
                });
            }
        };
    }

    @Wrong(refusedBy = "close returns when the worker has ended", says = "close() came back while a job was under way")
    PriorityExecutor joinsForAMoment() {
        return new OneWorker() {
            @Override
            public void close() throws InterruptedException {
                queue.add(END);
                worker.join(1_000);
            }
        };
    }
}
