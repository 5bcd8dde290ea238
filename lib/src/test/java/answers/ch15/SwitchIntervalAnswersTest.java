package answers.ch15;

import yourcores.exercise.ch15.SwitchInterval;
import yourcores.exercise.ch15.SwitchInterval.Server;
import yourcores.exercise.trial.Answers;

class SwitchIntervalAnswersTest extends Answers {

    @Right
    SwitchInterval sharesOutWhatIsLeft() {
        return SwitchIntervalAnswersTest::longest;
    }

    @Right
    SwitchInterval triesIntervals() {
        return server -> {
            double interval = 0.001;
            while (answered(server, interval * 1.01) <= server.deadlineMillis()) {
                interval *= 1.01;
            }
            return interval;
        };
    }

    @Wrong(refusedBy = "one computing thread: deadlines are kept", says = "how long does each call wait for the lock?")
    SwitchInterval thinksThatOneThreadNeedsNoTurn() {
        return server -> server.computingThreads() == 1 ? server.deadlineMillis() : longest(server);
    }

    @Wrong(
            refusedBy = "several computing threads: deadlines are kept",
            says = "how long does each call wait for the lock?")
    SwitchInterval countsOneComputingThread() {
        return server -> longest(server) * server.computingThreads();
    }

    @Wrong(refusedBy = "no interval is shorter than it has to be", says = "use all the time there is")
    SwitchInterval isCareful() {
        return server -> longest(server) / 2;
    }

    private static double longest(Server server) {
        return (server.deadlineMillis() - server.calls() * server.callMillis())
                / (server.calls() * server.computingThreads());
    }

    private static double answered(Server server, double interval) {
        return server.calls() * (server.callMillis() + server.computingThreads() * interval);
    }
}
