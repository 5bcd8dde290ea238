package answers.ch19;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import yourcores.exercise.ch19.MakeUp;
import yourcores.exercise.trial.Answers;

class MakeUpAnswersTest extends Answers {

    /** Two flags under a monitor; start is called without it. */
    private static class Flags implements MakeUp {
        Runnable start;
        boolean running;
        boolean missed;

        @Override
        public synchronized void plan(Runnable start) {
            this.start = start;
            running = false;
            missed = false;
        }

        @Override
        public void due() {
            if (mayStart()) {
                begin();
            }
        }

        synchronized boolean mayStart() {
            missed |= running;
            boolean may = !running;
            running = true;
            return may;
        }

        void begin() {
            try {
                start.run();
            } catch (RuntimeException | Error failure) {
                failed();
                throw failure;
            }
        }

        synchronized void failed() {
            running = false;
            missed = false;
        }

        synchronized boolean again() {
            running = missed;
            missed = false;
            return running;
        }

        @Override
        public void ended() {
            if (again()) {
                begin();
            }
        }
    }

    @Right
    MakeUp flags() {
        return new Flags();
    }

    @Right
    MakeUp oneNumber() {
        return new MakeUp() {
            private final AtomicInteger state = new AtomicInteger(); // 1: a run goes on, 2: and one was missed
            private volatile Runnable start;

            @Override
            public void plan(Runnable start) {
                this.start = start;
                state.set(0);
            }

            @Override
            public void due() {
                if (state.getAndUpdate(n -> Math.min(n + 1, 2)) == 0) {
                    begin();
                }
            }

            @Override
            public void ended() {
                if (state.updateAndGet(n -> Math.max(n - 1, 0)) == 1) {
                    begin();
                }
            }

            private void begin() {
                boolean begun = false;
                try {
                    start.run();
                    begun = true;
                } finally {
                    if (!begun) {
                        state.set(0);
                    }
                }
            }
        };
    }

    @Wrong(
            refusedBy = "what is due begins",
            and = {
                "once, however many were missed",
                "a start that fails is no run",
                "nor is one that was to be made up for",
                "what is made up for is a run, too",
                "nor while one is made up for",
                "of two that are due in one moment one begins",
                "what was due while start failed is forgotten",
                "what is due in the moment of an end is not lost"
            },
            says = "one was over, and the next one due")
    MakeUp beginsOnce() {
        return new Flags() {
            private boolean begun;

            @Override
            public synchronized void plan(Runnable start) {
                super.plan(start);
                begun = false;
            }

            @Override
            synchronized boolean mayStart() {
                boolean may = !begun && super.mayStart();
                missed |= begun && running;
                begun = true;
                return may;
            }
        };
    }

    @Wrong(
            refusedBy = "no two at a time",
            and = {
                "what was missed is made up for",
                "what is made up for is a run, too",
                "the timer does not wait",
                "nor while one is made up for",
                "nor is one that was to be made up for",
                "of two that are due in one moment one begins",
                "what was due while start failed is forgotten",
                "what is due in the moment of an end is not lost"
            },
            says = "a run went on, and the next one was due")
    MakeUp starter() {
        return new Flags() {
            @Override
            public void due() {
                start.run();
            }

            @Override
            public void ended() {
                running = false;
            }
        };
    }

    @Wrong(
            refusedBy = "what was missed is made up for",
            and = {
                "what is made up for is a run, too",
                "nor while one is made up for",
                "nor is one that was to be made up for",
                "what is due in the moment of an end is not lost"
            },
            says = "and then that was over")
    MakeUp leavesItOut() {
        return new Flags() {
            @Override
            synchronized boolean again() {
                running = false;
                return false;
            }
        };
    }

    @Wrong(
            refusedBy = "once, however many were missed",
            and = "what was due while start failed is forgotten",
            says = "and one was made up for")
    MakeUp makesUpForAll() {
        return new Flags() {
            private int count;

            @Override
            public synchronized void plan(Runnable start) {
                super.plan(start);
                count = 0;
            }

            @Override
            synchronized boolean mayStart() {
                count += running ? 1 : 0;
                return super.mayStart();
            }

            @Override
            synchronized boolean again() {
                running = count > 0;
                count -= running ? 1 : 0;
                return running;
            }
        };
    }

    @Wrong(refusedBy = "the timer does not wait", says = "had to wait for it")
    MakeUp startsUnderItsMonitor() {
        return new Flags() {
            @Override
            public synchronized void due() {
                super.due();
            }
        };
    }

    @Wrong(refusedBy = "nor while one is made up for", says = "had to wait for it")
    MakeUp makesUpUnderItsMonitor() {
        return new Flags() {
            @Override
            public synchronized void ended() {
                super.ended();
            }
        };
    }

    @Wrong(
            refusedBy = "what is made up for is a run, too",
            and = {
                "nor while one is made up for",
                "of two that are due in one moment one begins",
                "what is due in the moment of an end is not lost"
            },
            says = "a run was made up for, went on, and one more was due")
    MakeUp makesUpBesideTheBooks() {
        return new Flags() {
            @Override
            public void ended() {
                boolean go;
                synchronized (this) {
                    go = missed;
                    missed = false;
                    running = false;
                }
                if (go) {
                    begin();
                }
            }
        };
    }

    @Wrong(refusedBy = "nor is one that was to be made up for", says = "a silent end")
    MakeUp tellsNobodyOfWhatIsMadeUp() {
        return new Flags() {
            @Override
            public void ended() {
                try {
                    super.ended();
                } catch (IllegalStateException silent) {
                    return;
                }
            }
        };
    }

    @Wrong(refusedBy = "a start that fails is no run", says = "start threw OutOfMemoryError, so no run went on")
    MakeUp takesBackOnlyExceptions() {
        return new Flags() {
            @Override
            void begin() {
                try {
                    start.run();
                } catch (RuntimeException failure) {
                    failed();
                    throw failure;
                }
            }
        };
    }

    @Wrong(
            refusedBy = "of two that are due in one moment one begins",
            and = "what is due in the moment of an end is not lost",
            says = "two threads called due in the same moment",
            cores = 2)
    MakeUp looksThenActs() {
        return new MakeUp() {
            private volatile Runnable start;
            private volatile boolean running;
            private volatile boolean missed;

            @Override
            public void plan(Runnable start) {
                this.start = start;
                running = false;
                missed = false;
            }

            @Override
            public void due() {
                if (running) {
                    missed = true;
                } else {
                    Thread.yield();
                    running = true;
                    begin();
                }
            }

            @Override
            public void ended() {
                running = missed;
                missed = false;
                if (running) {
                    begin();
                }
            }

            private void begin() {
                boolean begun = false;
                try {
                    start.run();
                    begun = true;
                } finally {
                    if (!begun) {
                        running = false;
                        missed = false;
                    }
                }
            }
        };
    }

    @Wrong(
            refusedBy = "the timer does not wait",
            and = {
                "of two that are due in one moment one begins",
                "what was due while start failed is forgotten",
                "what is due in the moment of an end is not lost"
            },
            says = "when is it running?")
    MakeUp runsWhenStartHasComeBack() {
        return new Flags() {
            @Override
            public void due() {
                boolean may;
                synchronized (this) {
                    may = !running;
                    missed |= running;
                }
                if (may) {
                    start.run();
                    synchronized (this) {
                        running = true;
                    }
                }
            }
        };
    }

    @Wrong(
            refusedBy = "a start that fails is no run",
            and = {"nor is one that was to be made up for", "what was due while start failed is forgotten"},
            says = "so no run went on, and the next one was due")
    MakeUp runsForEverWhereStartFails() {
        return new Flags() {
            @Override
            void begin() {
                start.run();
            }
        };
    }

    @Wrong(
            refusedBy = "a start that fails is no run",
            and = {"nor is one that was to be made up for", "what was due while start failed is forgotten"},
            says = "a silent end")
    MakeUp tellsNobody() {
        return new Flags() {
            @Override
            void begin() {
                try {
                    super.begin();
                } catch (IllegalStateException silent) {
                    return;
                }
            }
        };
    }

    @Wrong(
            refusedBy = "what was due while start failed is forgotten",
            says = "one was due while start was at work, start threw")
    MakeUp remembersWhatWasMissed() {
        return new Flags() {
            @Override
            synchronized void failed() {
                running = false;
            }
        };
    }

    @Wrong(
            refusedBy = "what is due in the moment of an end is not lost",
            says = "one thread called due, another one ended",
            cores = 2)
    MakeUp losesANote() {
        return new MakeUp() {
            private final AtomicBoolean running = new AtomicBoolean();
            private final AtomicBoolean missed = new AtomicBoolean();
            private volatile Runnable start;

            @Override
            public void plan(Runnable start) {
                this.start = start;
                running.set(false);
                missed.set(false);
            }

            @Override
            public void due() {
                if (running.compareAndSet(false, true)) {
                    begin();
                } else {
                    Thread.yield();
                    missed.set(true);
                }
            }

            @Override
            public void ended() {
                if (missed.getAndSet(false)) {
                    begin();
                } else {
                    running.set(false);
                }
            }

            private void begin() {
                boolean begun = false;
                try {
                    start.run();
                    begun = true;
                } finally {
                    if (!begun) {
                        missed.set(false);
                        running.set(false);
                    }
                }
            }
        };
    }
}
