package yourcores.results;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import yourcores.home.Home;

/** Tests whose course lies in a folder of their own. They are isolated, for they set a system property. */
public abstract class OwnHome {
    @TempDir
    protected Path home;

    private String before;

    @BeforeEach
    void here() {
        before = System.getProperty(Home.PROPERTY);
        System.setProperty(Home.PROPERTY, home.toString());
    }

    @AfterEach
    void back() {
        if (before == null) {
            System.clearProperty(Home.PROPERTY);
        } else {
            System.setProperty(Home.PROPERTY, before);
        }
    }

    protected Path results() {
        return home.resolve("results");
    }

    /** What a task prints. */
    protected static String printed(Task task) throws Exception {
        var old = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setOut(old);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Something that may fail. */
    protected interface Task {
        void run() throws Exception;
    }
}
