package yourcores.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path home;

    @Test
    void homeIsTheNearestFolderWithTheLibrary() throws Exception {
        Files.createDirectories(home.resolve("course/lib"));
        Files.writeString(home.resolve("course/lib/pom.xml"), "");
        var notebooks = Files.createDirectories(home.resolve("course/notebooks/deep"));
        assertEquals(home.resolve("course"), Home.nearest(notebooks));
        assertEquals(home, Home.nearest(home));
    }
}
