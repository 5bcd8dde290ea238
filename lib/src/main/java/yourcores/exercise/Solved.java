package yourcores.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yourcores.home.Home;

/**
 * The exercises that the reader has solved, kept in {@code progress.json} at the top of the course: a list of ids that
 * survives the kernel. Replaced as a whole, so that it is never half written. Where the folder cannot be written,
 * progress is forgotten with the kernel.
 *
 * <p>Thread rule: use by one thread at a time.
 */
final class Solved {
    private static final Pattern ID = Pattern.compile("\"(\\d\\d[a-z])\"");
    private static final TreeSet<String> SINCE_START = new TreeSet<>();

    private final Path file;
    private final TreeSet<String> sinceStart;

    /** @param sinceStart what was solved since the kernel started: kept even where no file can be */
    Solved(Path file, TreeSet<String> sinceStart) {
        this.file = file;
        this.sinceStart = sinceStart;
    }

    /** The progress of the course that this kernel was started in. */
    static Solved here() {
        return new Solved(Home.find().resolve("progress.json"), SINCE_START);
    }

    /** How many of these are solved. */
    int count(Collection<String> ids) {
        var solved = read();
        return (int) ids.stream().filter(solved::contains).count();
    }

    void add(String id) {
        sinceStart.add(id);
        write(read());
    }

    private TreeSet<String> read() {
        var solved = new TreeSet<>(sinceStart);
        if (Files.isRegularFile(file)) {
            try {
                ID.matcher(Files.readString(file)).results().forEach(match -> solved.add(match.group(1)));
            } catch (IOException unreadable) {
                report("read", unreadable);
            }
        }
        return solved;
    }

    private void write(Collection<String> solved) {
        var json = solved.stream().collect(Collectors.joining("\", \"", "{\"solved\": [\"", "\"]}\n"));
        try {
            var draft = Files.createTempFile(file.getParent(), "progress", ".tmp");
            try {
                Files.writeString(draft, json);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            report("written", unwritable);
        }
    }

    private static void report(String what, IOException cause) {
        Logger.getLogger(Solved.class.getName()).log(Level.WARNING, "Progress could not be " + what, cause);
    }
}
