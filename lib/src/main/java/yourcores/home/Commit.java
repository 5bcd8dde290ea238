package yourcores.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which state of the course this is, where it lies in a checkout of git; read from its files, without git. */
public final class Commit {
    private static final int SHORT = 10;

    private Commit() {}

    /** The first digits of the commit; empty where there is none to read. */
    public static Optional<String> here() {
        return of(Home.find());
    }

    static Optional<String> of(Path home) {
        try {
            var git = folder(home.resolve(".git"));
            String head = Files.readString(git.resolve("HEAD")).strip();
            String commit = head.startsWith("ref: ") ? resolved(git, head.substring("ref: ".length())) : head;
            return Optional.of(commit)
                    .filter(digits -> digits.matches("[0-9a-f]{40,64}"))
                    .map(digits -> digits.substring(0, SHORT));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** A worktree has a file that names its folder. */
    private static Path folder(Path git) throws IOException {
        return Files.isRegularFile(git)
                ? git.resolveSibling(Files.readString(git).strip().replaceFirst("^gitdir: ", ""))
                : git;
    }

    private static String resolved(Path git, String ref) throws IOException {
        var common = git.resolve("commondir");
        var shared = Files.exists(common) ? git.resolve(Files.readString(common).strip()) : git;
        for (var folder : new Path[] {git, shared}) {
            if (Files.exists(folder.resolve(ref))) {
                return Files.readString(folder.resolve(ref)).strip();
            }
        }
        try (var lines = Files.lines(shared.resolve("packed-refs"))) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst()
                    .orElse("");
        }
    }
}
