package yourcores.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    private static final String DIGITS = "0123456789abcdef0123456789abcdef01234567";
    private static final Optional<String> FOUND = Optional.of("0123456789");

    @TempDir
    Path home;

    private void write(String path, String text) throws Exception {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    @Test
    void noCheckout() throws Exception {
        assertEquals(Optional.empty(), Commit.of(home));
        write(".git/HEAD", "ref: refs/heads/unborn");
        assertEquals(Optional.empty(), Commit.of(home));
    }

    @Test
    void aBranch() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main");
        write(".git/refs/heads/main", DIGITS);
        assertEquals(FOUND, Commit.of(home));
    }

    @Test
    void aBranchThatIsPackedAway() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main");
        write(".git/packed-refs", "# pack-refs\n" + DIGITS + " refs/heads/main");
        assertEquals(FOUND, Commit.of(home));
    }

    @Test
    void noBranch() throws Exception {
        write(".git/HEAD", DIGITS);
        assertEquals(FOUND, Commit.of(home));
    }

    @Test
    void aWorktree() throws Exception {
        write("tree/.git", "gitdir: " + home.resolve("main/.git/worktrees/tree"));
        write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic");
        write("main/.git/worktrees/tree/commondir", "../..");
        write("main/.git/refs/heads/topic", DIGITS);
        assertEquals(FOUND, Commit.of(home.resolve("tree")));
    }
}
