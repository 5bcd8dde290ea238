package yourcores.kernel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.child.Kept;

/** Processes that cells started. Those that were are {@link Kept} are left alone. */
final class CellChildren {

    private CellChildren() {}

    static List<ProcessHandle> left() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.isAlive() && !Kept.isKept(child))
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                .toList();
    }

    /** Ends them: first politely, after half a second by force. Waits a second at most. */
    static void end(List<ProcessHandle> children) {
        children.forEach(ProcessHandle::destroy);
        if (!haveEnded(children, 500)) {
            children.forEach(ProcessHandle::destroyForcibly);
            haveEnded(children, 500);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> children, long millis) {
        try {
            CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** {@code sleep (process 4711)}. */
    static String names(List<ProcessHandle> children) {
        return children.stream().map(CellChildren::name).collect(Collectors.joining(", "));
    }

    private static String name(ProcessHandle child) {
        var command = child.info().command().orElse("a program");
        return command.substring(command.lastIndexOf('/') + 1) + " (process " + child.pid() + ")";
    }
}
