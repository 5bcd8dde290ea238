package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One run of a {@link Load}: one thread, one selector, all clients. Use by one thread. */
final class LoadRun {
    private static final long TO_CONNECT = Duration.ofSeconds(2).toNanos();
    private static final long COMES_BACK = Duration.ofMillis(10).toNanos();
    private static final int LOT = 64;
    private static final long TICK_MILLIS = 20;
    private static final long MILLI = 1_000_000;

    private final LoadPlan plan;
    private final InetSocketAddress address;
    private final Selector selector;
    private final List<LoadClient> clients; // an open load asks by them in turn
    private final ByteBuffer buffer;
    private final LoadTally tally;
    private final Deque<LoadClient> freed = new ArrayDeque<>(); // with requests that wait for them
    private final Deque<LoadClient> away = new ArrayDeque<>();
    private long start;
    private long end;
    private long dealt; // requests of an open load so far
    private long asked; // requests sent so far
    private int active; // clients that were served before and wait for an answer
    private boolean lastCall; // what was due before the end has been dealt out
    private LoadSchedule schedule;
    private Alarm alarm;

    /** @param buffer for what is read */
    LoadRun(LoadPlan plan, InetSocketAddress address, Selector selector, List<LoadClient> clients, ByteBuffer buffer) {
        this.plan = plan;
        this.address = address;
        this.selector = selector;
        this.clients = clients;
        this.buffer = buffer;
        this.tally = new LoadTally(plan.within());
    }

    /** @throws IOException where this machine has no sockets left */
    LoadTally run() throws IOException, InterruptedException {
        try {
            putOn();
        } catch (UncheckedIOException noSocket) {
            throw noSocket.getCause();
        }
        return tally;
    }

    private void putOn() throws IOException, InterruptedException {
        if (!plan.isOpen()) {
            begin();
            active = (int) clients.stream()
                    .filter(client -> client.waiting() && client.served())
                    .count();
            selector.selectNow(this::ready); // who was hung up on since the last run connects anew
            for (var client : clients) {
                if (!client.waiting()) {
                    next(client, start);
                }
            }
            go();
        } else {
            selector.selectNow(this::ready);
            try (var ringing = new Alarm(selector)) {
                alarm = ringing;
                connectAll();
                begin();
                go();
            }
        }
    }

    private void begin() {
        start = System.nanoTime();
        end = start + plan.time().toNanos();
        tally.windowEnds(end);
        if (plan.isOpen()) {
            schedule = new LoadSchedule(plan.perSecond(), plan.time(), start);
            clients.forEach(client -> client.idleSince(start));
        }
    }

    /** In lots that a server's queue holds. */
    private void connectAll() throws IOException, InterruptedException {
        long patience = System.nanoTime() + TO_CONNECT;
        for (int from = 0; from < clients.size(); from += LOT) {
            var lot = clients.subList(from, Math.min(from + LOT, clients.size()));
            for (var client : lot) {
                try {
                    if (!client.open()) {
                        client.connect(selector, address);
                    }
                } catch (IOException refused) {
                    client.hangUp(); // its first request tries again, and is counted
                }
            }
            while (System.nanoTime() - patience < 0 && lot.stream().anyMatch(LoadClient::connecting)) {
                look(TICK_MILLIS);
            }
        }
        long missing = clients.stream().filter(LoadClient::connecting).count();
        if (missing > 0) {
            tally.trouble(missing + " connections were not open when the load began");
        }
    }

    private void go() throws IOException, InterruptedException {
        for (long now = start; !over(now); now = System.nanoTime()) {
            while (!away.isEmpty() && away.getFirst().back() - now <= 0) {
                next(away.removeFirst(), now);
            }
            if (plan.isOpen()) {
                deal(now);
            }
            while (!freed.isEmpty()) {
                sendQueued(freed.removeFirst());
            }
            look(patience(now));
        }
        settle();
    }

    private void look(long millis) throws IOException, InterruptedException {
        selector.select(this::ready, millis);
        if (Thread.interrupted()) {
            throw new InterruptedException("The load was stopped");
        }
    }

    /** Milliseconds to wait for answers; the alarm is set where that is too coarse. */
    private long patience(long now) {
        long wake = now + TICK_MILLIS * MILLI;
        if (!away.isEmpty()) {
            wake = Math.min(wake, away.getFirst().back());
        }
        if (plan.isOpen() && !schedule.over()) {
            alarm.at(schedule.due());
        }
        return Math.max(1, (wake - now) / MILLI);
    }

    /** Gives each request that is due to its connection, which sends it as soon as it is free. */
    private void deal(long now) {
        lastCall = now - end >= 0;
        for (; !schedule.over() && schedule.due() - now <= 0; schedule.next(), dealt++) {
            long due = schedule.due();
            var client = clients.get((int) (dealt % clients.size()));
            if (client.waiting() || client.queued() != null) {
                client.queue(due);
            } else {
                tally.lagged(now - Math.max(due, client.idleSince()));
                ask(client, due, now);
            }
        }
    }

    /** What cannot be in time any more is not sent after the end. */
    private void sendQueued(LoadClient client) {
        long now = System.nanoTime();
        for (Long due = client.queued(); due != null; due = client.queued()) {
            client.dequeue();
            if (now - end < 0 || inTime(due, now)) {
                ask(client, due, now);
                return;
            }
            tally.unsent(due, now);
        }
    }

    /** A client of a closed load goes on, where there is anything left to ask. */
    private void next(LoadClient client, long now) {
        boolean goesOn =
                plan.requests() > 0 ? tally.answers() + tally.errors() + active < plan.requests() : now - end < 0;
        if (goesOn) {
            ask(client, now, now);
        }
    }

    private void ask(LoadClient client, long due, long now) {
        var exchange = plan.exchanges().get((int) (asked % plan.exchanges().size()));
        asked++;
        tally.sent();
        if (client.served()) {
            active++;
        }
        try {
            client.ask(exchange, plan.refusal(), due, now);
            if (!client.open()) {
                client.connect(selector, address);
            }
        } catch (IOException failed) {
            broken(client, failed.getMessage());
        }
    }

    private void ready(SelectionKey key) {
        var client = (LoadClient) key.attachment();
        try {
            if (key.isConnectable()) {
                client.finishConnecting();
            }
            if (key.isWritable()) {
                client.write();
            }
            if (key.isReadable()) {
                read(client);
            }
        } catch (CancelledKeyException closed) {
            // By an answer that was wrong.
        } catch (IOException failed) {
            broken(client, failed.getMessage());
        }
    }

    private void read(LoadClient client) throws IOException {
        buffer.clear();
        int count = client.read(buffer);
        if (count < 0) {
            broken(client, "the server hung up");
        } else if (count > 0 && !client.waiting()) {
            unasked(client);
        } else if (count > 0) {
            judge(client, client.take(buffer.flip()));
        }
    }

    /** Bytes that nobody asked for: a server that says at the door that it is full, or one that says too much. */
    private void unasked(LoadClient client) {
        if (client.heard()) {
            tally.error("bytes came that nobody had asked for, after the answer to " + client.request());
        }
        client.hangUp();
    }

    private void judge(LoadClient client, Exchange.State state) {
        long now = System.nanoTime();
        switch (state) {
            case MORE -> {}
            case RIGHT, RIGHT_AND_LAST -> {
                tally.right(client.due(), client.asked(), now);
                if (state == Exchange.State.RIGHT_AND_LAST) {
                    client.hangUp();
                }
                done(client, true, now);
                if (!plan.isOpen()) {
                    next(client, now);
                }
            }
            case REFUSED -> {
                tally.refused();
                done(client, false, now);
                comesBack(client, now);
            }
            case WRONG -> {
                tally.error(quoted(client.request()) + " was answered by " + quoted(client.came()));
                client.hangUp();
                done(client, false, now);
                comesBack(client, now);
            }
        }
    }

    private void broken(LoadClient client, String how) {
        client.hangUp();
        if (!client.waiting()) {
            return; // Nobody was hurt; the next request has a new connection.
        }
        long now = System.nanoTime();
        if (client.heard()) {
            tally.error(quoted(client.request()) + " was not answered: " + how);
        } else {
            tally.refused("before any answer: " + how);
        }
        done(client, false, now);
        comesBack(client, now);
    }

    private void done(LoadClient client, boolean right, long now) {
        if (client.served()) {
            active--;
        }
        client.done(right);
        if (client.queued() != null) {
            freed.add(client);
        } else {
            client.idleSince(now);
        }
    }

    /** A client that was turned away does not knock again at once. */
    private void comesBack(LoadClient client, long now) {
        if (!plan.isOpen()) {
            client.comesBack(now + COMES_BACK);
            away.add(client);
        }
    }

    private boolean over(long now) {
        if (plan.requests() > 0) {
            return tally.answers() + tally.errors() >= plan.requests() || now - end >= 0;
        }
        if (now - end < 0 || plan.isOpen() && !lastCall) {
            return false;
        }
        return clients.stream().noneMatch(client -> inTime(client.youngest(), now));
    }

    private boolean inTime(Long due, long now) {
        return due != null && now - due < plan.within().toNanos();
    }

    /** What has no answer is counted with the time that it has waited. */
    private void settle() {
        long now = System.nanoTime();
        if (plan.requests() > 0) {
            return;
        }
        for (var client : clients) {
            if (client.waiting()) {
                tally.unanswered(client.due(), client.asked(), now);
            }
            for (; client.queued() != null; client.dequeue()) {
                tally.unsent(client.queued(), now);
            }
        }
    }

    int served() {
        return (int) clients.stream().filter(LoadClient::served).count();
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }
}
