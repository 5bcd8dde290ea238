package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.photo.Photo;

class PhotoClientTest {
    private static final byte[] BYTES = {1, 2, 3, 4};

    @TempDir
    private Path folder;

    private PhotoServer server;
    private final PhotoClient client = new PhotoClient();

    @BeforeEach
    void start() throws IOException {
        server = PhotoServer.start(List.of(new Photo("one.jpg", Files.write(folder.resolve("one.jpg"), BYTES))));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPhotoComes() throws Exception {
        assertArrayEquals(BYTES, client.photo(server.photos().getFirst()));
        assertArrayEquals(BYTES, client.photo(server.photo(0, Fault.MOVED)));
    }

    @Test
    void whatDoesNotComeIsNamed() {
        assertEquals("the server answered 404", failure(Fault.MISSING));
        assertEquals("the server answered 500", failure(Fault.FAILS_ONCE));
        assertTrue(failure(Fault.RESET).startsWith("no whole photo came"));
        assertTrue(failure(Fault.TRUNCATED).startsWith("no whole photo came"));
    }

    @Test
    void whatNeverEndsIsGivenUp() {
        assertTrue(failure(Fault.ENDLESS).startsWith("no whole photo came"));
    }

    private String failure(Fault fault) {
        return assertThrows(IOException.class, () -> client.photo(server.photo(0, fault)))
                .getMessage();
    }
}
