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
    private final Wire wire;
    private final PrintedFrames out;
    private final PrintedFrames err;
    private final TaskDesk desk = new TaskDesk();
    private final BlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();

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
        wire.send(Frame.ready());
        while (true) {
            var reply = desk.handle(inbox.take());
            out.send();
            err.send();
            wire.send(reply);
        }
    }

    private void receive() {
        try {
            while (true) {
                var frame = wire.receive();
                if (frame.kind() == Frame.Kind.STOP) {
                    desk.handle(frame);
                } else {
                    inbox.add(frame);
                }
            }
        } catch (IOException kernelGone) {
            ChildMain.endChildren();
            Runtime.getRuntime().halt(0);
        } catch (Throwable cause) {
            ChildMain.giveUp(cause);
        }
    }
}
