package yourcores.workers;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members that are child JVMs on loopback, each at a free port. */
final class OwnMembers implements Members {
    private static final int MOST_STARTS = 3;

    private final ClusterJvms jvms;
    private final AtomicReferenceArray<MemberProcess> members;
    private volatile int generation;
    private volatile int replaced;

    OwnMembers(ClusterJvms jvms, int count) {
        this.jvms = jvms;
        this.members = new AtomicReferenceArray<>(count);
    }

    @Override
    public int count() {
        return members.length();
    }

    /** One starts at a time: the others join it. */
    @Override
    public String address(int number) throws InterruptedException {
        var member = members.get(number);
        return member != null && member.process().isAlive()
                ? member.address()
                : start(number).address();
    }

    private synchronized MemberProcess start(int number) throws InterruptedException {
        var before = members.get(number);
        var others = addresses();
        if (others.isEmpty()) {
            generation++;
        }
        var started = MemberProcess.start(name(number), jvms, others);
        members.set(number, started);
        if (before != null) {
            replaced++;
        }
        return started;
    }

    /** Those that live. */
    @Override
    public List<String> addresses() {
        return living().map(MemberProcess::address).toList();
    }

    private Stream<MemberProcess> living() {
        return IntStream.range(0, count())
                .mapToObj(members::get)
                .filter(Objects::nonNull)
                .filter(member -> member.process().isAlive());
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public int mostStarts() {
        return MOST_STARTS;
    }

    @Override
    public String name(int number) {
        return "member " + (number + 1);
    }

    @Override
    public String howItEnded(int number, String told) {
        var process = members.get(number).process();
        return process.hasEnded() ? process.howItEnded() : told;
    }

    @Override
    public void kill(int number) {
        members.get(number).process().kill();
    }

    @Override
    public List<Long> processes() {
        return living().map(member -> member.process().pid()).toList();
    }

    @Override
    public int replaced() {
        return replaced;
    }

    @Override
    public String toString() {
        return count() + (count() == 1 ? " member" : " members") + " on this machine";
    }
}
