package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketsTest {
    @TempDir
    Path root;

    private int clients(long descriptors, long threads) {
        return Sockets.clients(2_000, root, descriptors, new ThreadBounds.Bound("half of something", threads));
    }

    @Test
    void asManyAsAreWanted() {
        assertEquals(2_000, clients(20_000, 10_000));
    }

    @Test
    void twoDescriptorsEach() {
        assertEquals(412, clients(1_024, 10_000));
        assertEquals(16, clients(100, 10_000));
    }

    @Test
    void aTableThatIsTooFullToCountLeavesNone() {
        assertEquals(24, Sockets.left(1_024, OptionalLong.of(1_000)));
        assertEquals(0, Sockets.left(1_024, OptionalLong.empty()));
    }

    @Test
    void aThreadEach() {
        assertEquals(700, clients(20_000, 700));
        assertEquals(16, clients(20_000, 0));
    }

    @Test
    void oneDoorForAll() throws IOException {
        var door = root.resolve("proc/sys/net/core/somaxconn");
        Files.createDirectories(door.getParent());
        Files.writeString(door, "128\n");
        assertEquals(128, clients(20_000, 10_000));
    }
}
