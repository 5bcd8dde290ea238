package yourcores.workers;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import yourcores.child.ChildMain;

/**
 * The program of a worker JVM. All tasks run on its main thread, one after the other: a thread that ended would take
 * with it what the system has noted about it, and measurements read that from outside.
 */
final class WorkerMain {
    private static final long NOTHING = 0;

    private final Wire wire;
    private final PrintedFrames out;
    private final PrintedFrames err;
    private final TaskRunner runner = new TaskRunner();
    private final BlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();
    private final Thread tasks = Thread.currentThread();
    private long running = NOTHING;

    private WorkerMain(Wire wire) {
        this.wire = wire;
        this.out = new PrintedFrames(wire, Frame.Kind.OUT);
        this.err = new PrintedFrames(wire, Frame.Kind.ERR);
    }

    public static void main(String[] args) throws Exception {
        new WorkerMain(new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out)))
                .run();
    }

    private void run() throws Exception {
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("messages").start(this::receive);
        wire.send(Frame.of(Frame.Kind.READY));
        while (true) {
            handle(inbox.take());
        }
    }

    private void receive() {
        try {
            while (true) {
                var frame = wire.receive();
                if (frame.kind() == Frame.Kind.STOP) {
                    stop(frame.id());
                } else {
                    inbox.add(frame);
                }
            }
        } catch (IOException kernelGone) {
            ChildMain.endChildren();
            Runtime.getRuntime().halt(0);
        }
    }

    private void handle(Frame frame) throws IOException {
        if (frame.kind() == Frame.Kind.CLASSES) {
            runner.add(ClassBundle.from(frame.content()));
        } else if (runner.has(frame.classes())) {
            var answer = answer(frame);
            out.send();
            err.send();
            wire.send(answer);
        } else {
            wire.send(new Frame(Frame.Kind.CLASSES_WANTED, frame.id(), frame.classes(), new byte[0]));
        }
    }

    private Frame answer(Frame frame) {
        begin(frame.id());
        try {
            return Frame.answer(frame.id(), runner.run(frame.parcel()));
        } catch (OutOfMemoryError tooLarge) {
            return Frame.answer(frame.id(), TaskRunner.failed(tooLarge));
        } finally {
            end();
        }
    }

    private synchronized void begin(long id) {
        running = id;
    }

    private synchronized void end() {
        running = NOTHING;
        Thread.interrupted();
    }

    private synchronized void stop(long id) {
        if (running == id) {
            tasks.interrupt();
        }
    }
}
