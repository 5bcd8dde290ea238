package answers.ch03;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import yourcores.exercise.ch03.StoppableWorker;
import yourcores.exercise.trial.Answers;

class StoppableWorkerAnswersTest extends Answers {

    @Right
    StoppableWorker volatileField() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                while (!stopped) {
                    step.run();
                }
                stopped = false;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Right
    StoppableWorker atomicFlag() {
        return new StoppableWorker() {
            private final AtomicBoolean stopped = new AtomicBoolean();

            @Override
            public void run(Runnable step) {
                while (!stopped.compareAndSet(true, false)) {
                    step.run();
                }
            }

            @Override
            public void stop() {
                stopped.set(true);
            }
        };
    }

    @Right
    StoppableWorker lockedFlag() {
        return new StoppableWorker() {
            private boolean stopped;

            @Override
            public void run(Runnable step) {
                while (!takeStop()) {
                    step.run();
                }
            }

            private synchronized boolean takeStop() {
                boolean was = stopped;
                stopped = false;
                return was;
            }

            @Override
            public synchronized void stop() {
                stopped = true;
            }
        };
    }

    @Right
    StoppableWorker permit() {
        return new StoppableWorker() {
            private final Semaphore stops = new Semaphore(0);

            @Override
            public void run(Runnable step) {
                while (!stops.tryAcquire()) {
                    step.run();
                }
            }

            @Override
            public void stop() {
                stops.release();
            }
        };
    }

    /** It is seen once the compiler has read the field before the loop, and for that it needs a core beside the loop. */
    @Wrong(refusedBy = "works until another thread stops it", says = "and the worker still goes on", cores = 2)
    StoppableWorker plainField() {
        return new StoppableWorker() {
            private boolean stopped;

            @Override
            public void run(Runnable step) {
                while (!stopped) {
                    step.run();
                }
                stopped = false;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "works until another thread stops it", says = "before anybody had stopped it")
    StoppableWorker growsTired() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                for (int steps = 0; steps < 10_000 && !stopped; steps++) {
                    step.run();
                }
                stopped = false;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "a stop before the first step", says = "look before each step, the first one too")
    StoppableWorker looksAfterTheStep() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                do {
                    step.run();
                } while (!stopped);
                stopped = false;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "a stop before the first step", says = "look before each step, the first one too")
    StoppableWorker forgetsAStopThatCameBefore() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                stopped = false;
                while (!stopped) {
                    step.run();
                }
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "works again after it was stopped", says = "before anybody had stopped it")
    StoppableWorker isStoppedForEver() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                while (!stopped) {
                    step.run();
                }
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "one step more at most", says = "began 9 steps after it was stopped")
    StoppableWorker looksAtEveryTenthStep() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                for (int steps = 0; steps % 10 != 0 || !stopped; steps++) {
                    step.run();
                }
                stopped = false;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(refusedBy = "the caller of run does the steps", says = "leave the loop to the caller")
    StoppableWorker worksElsewhere() {
        return new StoppableWorker() {
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                var helper = Thread.ofPlatform().start(() -> {
                    while (!stopped) {
                        step.run();
                    }
                    stopped = false;
                });
                boolean interrupted = false;
                while (helper.isAlive()) {
                    try {
                        helper.join();
                    } catch (InterruptedException later) {
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    @Wrong(
            refusedBy = "stops although a step has caught an interrupt",
            says = "keep the request in a field of your own")
    StoppableWorker stopsByInterrupt() {
        return new StoppableWorker() {
            private volatile Thread running;
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                if (stopped) {
                    stopped = false;
                    return;
                }
                running = Thread.currentThread();
                while (!Thread.interrupted()) {
                    step.run();
                }
                running = null;
            }

            @Override
            public void stop() {
                var now = running;
                if (now == null) {
                    stopped = true;
                } else {
                    now.interrupt();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "works until another thread stops it",
            says = "its thread is still interrupted",
            and = {"stops although a step has caught an interrupt", "works again after it was stopped"})
    StoppableWorker leavesItsCallerInterrupted() {
        return new StoppableWorker() {
            private volatile Thread running;
            private volatile boolean stopped;

            @Override
            public void run(Runnable step) {
                running = Thread.currentThread();
                while (!stopped && !Thread.currentThread().isInterrupted()) {
                    step.run();
                }
                stopped = false;
            }

            @Override
            public void stop() {
                if (running == null) {
                    stopped = true;
                } else {
                    running.interrupt();
                }
            }
        };
    }

    @Wrong(refusedBy = "stop comes back at once", says = "must not wait for the worker")
    StoppableWorker waitsForTheWorker() {
        return new StoppableWorker() {
            private volatile boolean stopped;
            private volatile boolean running;

            @Override
            public void run(Runnable step) {
                running = true;
                while (!stopped) {
                    step.run();
                }
                stopped = false;
                running = false;
            }

            @Override
            public void stop() {
                stopped = true;
                while (running) {
                    Thread.onSpinWait();
                }
            }
        };
    }
}
