package yourcores.workers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Workers that are JVMs of their own. */
final class WorkerJvms extends ProcessTeam<WorkerJvm> {

    private WorkerJvms(List<WorkerJvm> workers) {
        super(workers);
    }

    static WorkerJvms start(int count, List<String> jvmOptions) throws InterruptedException {
        if (count < 1) {
            throw new IllegalArgumentException("Ask for one worker or more, not " + count);
        }
        var team = new WorkerJvms(IntStream.rangeClosed(1, count)
                .mapToObj(number -> new WorkerJvm("worker " + number, jvmOptions))
                .toList());
        team.awaitStart();
        return team;
    }

    @Override
    void end(Round<?> round) {
        workers.forEach(WorkerJvm::kill);
        workers.forEach(WorkerJvm::close);
    }

    @Override
    public List<Long> processes() {
        return workers.stream().flatMap(worker -> worker.pid().stream()).toList();
    }

    @Override
    public int replaced() {
        return workers.stream().mapToInt(WorkerJvm::replaced).sum();
    }

    @Override
    public String toString() {
        var pids = processes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (count() == 1 ? "1 worker JVM" : count() + " worker JVMs")
                + (pids.isEmpty() ? ", closed" : " (processes " + pids + ")");
    }
}
