package yourcores.exercise.ch06;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import yourcores.exercise.Promise;

/**
 * A family of processes in which nobody is real: 100 has the children 101 and 102, 101 has 103, and that has 104; 200
 * is another child of their parent. As in a system, nobody finds the children of one that has ended.
 *
 * <p>Thread rule: safe for use by all threads.
 */
final class StagedFamily {
    final Member root;
    final Member neighbour;

    private final List<Member> all = new ArrayList<>();
    private Member held;

    StagedFamily() {
        var parent = new Member(99, null);
        root = new Member(100, parent);
        neighbour = new Member(200, parent);
        var child = new Member(101, root);
        new Member(102, root);
        var grandchild = new Member(103, child);
        new Member(104, grandchild);
    }

    Member member(long pid) {
        return all.stream().filter(one -> one.pid == pid).findFirst().orElseThrow();
    }

    /** This one does not end before {@link #open}; the others end at once. */
    synchronized void hold(long pid) {
        held = member(pid);
    }

    /** Whether somebody has told it to end. */
    boolean isTold(long pid) {
        return member(pid).dying;
    }

    void open() {
        Member last;
        synchronized (this) {
            last = held;
            held = null;
        }
        if (last != null && last.dying) {
            last.die();
        }
    }

    /** One of them. */
    final class Member implements ProcessHandle {
        private final long pid;
        private final Member parent;
        private final List<Member> children = new ArrayList<>();
        private final CompletableFuture<ProcessHandle> exit = new Promise<>();
        private volatile boolean dying;
        private boolean stubborn;

        private Member(long pid, Member parent) {
            this.pid = pid;
            this.parent = parent;
            if (parent != null) {
                parent.children.add(this);
            }
            all.add(this);
        }

        /** Does not end by {@link #destroy}. */
        void ignoresRequests() {
            stubborn = true;
        }

        private boolean ended() {
            synchronized (StagedFamily.this) {
                dying = true;
                if (held == this) {
                    return true;
                }
            }
            die();
            return true;
        }

        private void die() {
            exit.complete(this);
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public Optional<ProcessHandle> parent() {
            return Optional.<ProcessHandle>ofNullable(parent).filter(ProcessHandle::isAlive);
        }

        @Override
        public Stream<ProcessHandle> children() {
            return isAlive() ? children.stream().filter(Member::isAlive).map(one -> one) : Stream.empty();
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return children().flatMap(child -> Stream.concat(Stream.of(child), child.descendants())).toList().stream();
        }

        @Override
        public Info info() {
            return NOTHING;
        }

        @Override
        public CompletableFuture<ProcessHandle> onExit() {
            return exit.copy();
        }

        @Override
        public boolean supportsNormalTermination() {
            return true;
        }

        @Override
        public boolean destroy() {
            return stubborn || ended();
        }

        @Override
        public boolean destroyForcibly() {
            return ended();
        }

        @Override
        public boolean isAlive() {
            return !exit.isDone();
        }

        @Override
        public int compareTo(ProcessHandle other) {
            return Long.compare(pid, other.pid());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(pid);
        }

        @Override
        public String toString() {
            return Long.toString(pid);
        }
    }

    private static final ProcessHandle.Info NOTHING = new ProcessHandle.Info() {
        @Override
        public Optional<String> command() {
            return Optional.empty();
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    };
}
