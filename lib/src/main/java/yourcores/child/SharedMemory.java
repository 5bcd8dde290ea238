package yourcores.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import yourcores.home.Scratch;

/**
 * Memory that several processes see at the same time: a file that each of them has mapped into its own memory. Read and
 * write it by the handles of {@link java.lang.foreign.ValueLayout}. Java's memory model speaks of one program; between
 * processes it is the system that shows all of them the same pages, and an access mode becomes the same instructions of
 * the processor as between threads.
 *
 * <p>Guarantee: all bytes are zero at first; the memory begins where an access of any size is aligned. {@link #close} by
 * its creator deletes the file; where that one is killed, the next kernel does. Nothing here locks, and nothing is undone
 * when a process dies in the middle of a change.
 *
 * <p>Source: JEP 454, Foreign Function &amp; Memory API; {@link FileChannel#map(MapMode, long, long, Arena)}.
 *
 * <p>Thread rule: safe for use by any thread; close it when none reads or writes any more.
 */
public final class SharedMemory implements AutoCloseable {
    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;
    private final boolean own;

    private SharedMemory(Path file, boolean own) throws IOException {
        this.file = file;
        this.own = own;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            segment = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /**
     * New memory, in a file of its own.
     *
     * @param bytes its size, at least 1
     * @throws UncheckedIOException where there is no room for it
     */
    public static SharedMemory create(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Shared memory has one byte or more, not " + bytes);
        }
        try {
            return createIn(Programs.folder(), bytes);
        } catch (IOException notMapped) { // some folders shared with a host cannot be
            try {
                return createIn(Scratch.here().outside(), bytes);
            } catch (IOException e) {
                e.addSuppressed(notMapped);
                throw new UncheckedIOException("There is no room for " + bytes + " bytes of shared memory", e);
            }
        }
    }

    private static SharedMemory createIn(Path folder, int bytes) throws IOException {
        var file = Files.createTempFile(folder, "shared", ".memory");
        try {
            Files.write(file, new byte[bytes]);
            return new SharedMemory(file, true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * The memory that another process has created.
     *
     * @param file as that process says by {@link #file}
     * @throws UncheckedIOException where there is no such file
     */
    public static SharedMemory open(Path file) {
        try {
            return new SharedMemory(file, false);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be shared: is it the path that the creator told, and is the creator still there?",
                    e);
        }
    }

    /** The memory. */
    public MemorySegment segment() {
        return segment;
    }

    /** By what other processes open it. */
    public Path file() {
        return file;
    }

    /**
     * Takes it out of this process's view; the creator also deletes the file. Others keep what they have mapped. Does
     * nothing where it is closed.
     *
     * @throws IllegalStateException where a thread of this process just reads or writes; the file is deleted all the same
     */
    @Override
    public void close() {
        try {
            if (arena.scope().isAlive()) {
                arena.close();
            }
        } finally {
            delete();
        }
    }

    private void delete() {
        if (own) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillMapped) {
                file.toFile().deleteOnExit(); // Windows keeps a file while somebody has mapped it
            }
        }
    }
}
