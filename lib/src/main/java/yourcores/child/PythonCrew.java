package yourcores.child;

import java.time.Duration;

/**
 * Threads of one interpreter, in a process of their own, that share out a job. The program is Python source that defines
 * {@code share(worker, workers)}, which does the share of one of so many workers and returns a whole number. What
 * it prints goes to standard error. The threads stay, so that a measurement can watch them from outside.
 *
 * <p>Errors: {@link ChildFailed} where a share throws, or says nothing for half a minute; the process has then ended.
 *
 * <p>Thread rule: use by one thread at a time.
 */
public final class PythonCrew implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Python 2 (Jython) and 3 alike. A job: on how many threads, first share, last share, of how many. */
    private static final String MAIN = """

            def _crew(share):
                import os, sys, threading, traceback
                try:
                    import queue
                except ImportError:
                    import Queue as queue
                jobs, sums = queue.Queue(), queue.Queue()
                answers, sys.stdout = sys.stdout, sys.stderr  # what a share prints is no answer

                def work():
                    while True:
                        shares, workers = jobs.get()
                        try:
                            total = 0
                            for worker in shares:
                                total += share(worker, workers)
                            sums.put(total)
                        except:
                            traceback.print_exc()
                            sys.stderr.flush()
                            os._exit(1)

                for _ in range(int(sys.argv[1])):
                    thread = threading.Thread(target=work)
                    thread.daemon = True
                    thread.start()
                while True:
                    job = sys.stdin.readline().split()
                    if not job:
                        break
                    if job == ["gil"]:  # Jython has none, and does not know the question
                        answers.write("%d\\n" % getattr(sys, "_is_gil_enabled", lambda: False)())
                        answers.flush()
                        continue
                    threads, first, last, workers = map(int, job)
                    for thread in range(threads):
                        jobs.put((range(first + thread, last + 1, threads), workers))
                    answers.write("%d\\n" % sum([sums.get() for _ in range(threads)]))
                    answers.flush()

            _crew(share)
            """;

    private final Interpreter interpreter;
    private final Child child;
    private final int threads;

    PythonCrew(Interpreter interpreter, int threads, String program) {
        if (threads < 1) {
            throw new IllegalArgumentException("A crew has one thread at least, not " + threads);
        }
        this.interpreter = interpreter;
        this.threads = threads;
        this.child = interpreter.start(program + MAIN, Integer.toString(threads));
    }

    /** The sum of all shares, each done by a thread of its own, at the same time if the interpreter lets them. */
    public long together(int workers) throws InterruptedException {
        if (workers < 1 || workers > threads) {
            throw new IllegalArgumentException("This crew has 1 to " + threads + " threads, not " + workers);
        }
        return ask(workers, 0, workers - 1, workers);
    }

    /** The sum of all shares, done by one thread, one after the other. */
    public long inTurn(int workers) throws InterruptedException {
        return ask(1, 0, workers - 1, workers);
    }

    /** The share of one worker. */
    public long share(int worker, int workers) throws InterruptedException {
        return ask(1, worker, worker, workers);
    }

    /**
     * Whether its threads run Python code one at a time. Asked when the program has been loaded, for to import an extension
     * module may switch the lock on (PEP 703).
     */
    public boolean gil() throws InterruptedException {
        return child.ask("gil", PATIENCE).equals("1") || interpreter.gil();
    }

    private long ask(int onThreads, int first, int last, int workers) throws InterruptedException {
        return Long.parseLong(child.ask(onThreads + " " + first + " " + last + " " + workers, PATIENCE));
    }

    /** Ends the process. */
    @Override
    public void close() {
        child.close();
    }
}
