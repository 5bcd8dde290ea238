package yourcores.exercise.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import yourcores.home.Home;

/**
 * The exercises that the reader has solved, kept in {@code progress.txt} at the top of the course: a line each. Lines
 * are only ever added, each in one write at the file's end, so that two kernels at once lose nothing; whatever else
 * stands in the file is passed over. Where it cannot be written, progress lasts as long as the kernel.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Solved {
    private static final Pattern ID = Pattern.compile("(?m)^(\\d\\d[a-z])\\s*$");
    private static final Set<String> SINCE_START = new ConcurrentSkipListSet<>();

    private final Path file;
    private final Set<String> sinceStart;

    /**
     * @param sinceStart what was solved since the kernel started: kept even where no file can be; sorted, and safe for use by any
     *     thread
     */
    Solved(Path file, Set<String> sinceStart) {
        this.file = file;
        this.sinceStart = sinceStart;
    }

    /** The progress of the course that this kernel was started in. */
    static Solved here() {
        return new Solved(Home.find().resolve("progress.txt"), SINCE_START);
    }

    /** How many of these are solved. */
    int count(Collection<String> ids) {
        return (int) ids.stream().filter(inOrder()::contains).count();
    }

    /** What is solved, in the order in which it was, as far as the file tells. */
    List<String> inOrder() {
        var solved = new LinkedHashSet<>(idsIn(text()));
        solved.addAll(sinceStart);
        return List.copyOf(solved);
    }

    /** Remembers it; says so where the file cannot. */
    Optional<String> add(String id) {
        sinceStart.add(id);
        var before = text();
        if (idsIn(before).contains(id)) {
            return Optional.empty();
        }
        var line = (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + id + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException | SecurityException unwritable) {
            return Optional.of(
                    "Your progress could not be written to " + file + ": it lasts until you restart the" + " kernel.");
        }
    }

    private static List<String> idsIn(String text) {
        return ID.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** The file's text, whatever bytes it holds; empty where there is none to read. */
    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | SecurityException unreadable) {
            return "";
        }
    }
}
