package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.figure.Table;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.system.Descriptors.Count;

class DescriptorsTest {
    private static final int FILES = 254;

    @TempDir
    private Path folder;

    @Test
    void aLeakIsCountedAndAScopeLeavesNothing() throws Exception {
        assumeTrue(Descriptors.open().isPresent(), "this system does not count descriptors");
        var file = Files.writeString(folder.resolve("order.txt"), "a photo");
        var leaked = new ArrayList<InputStream>();
        try {
            var never = Descriptors.watch("254 files")
                    .leftBy("never closed", FILES, _ -> leaked.add(Files.newInputStream(file)));
            assertEquals(OptionalLong.of(FILES), never.left());
            var scoped = never.leftBy("in a scope", FILES, _ -> {
                try (var in = Files.newInputStream(file)) {
                    in.read();
                }
            });
            assertEquals(OptionalLong.of(0), scoped.left());
            var figure = (Table) scoped.figure();
            assertEquals(Kind.STATES, figure.verdict().kind());
            assertEquals(
                    "Left open, never closed: +254; in a scope: 0.",
                    figure.verdict().sentence());
            assertEquals(
                    List.of("+254", "0"),
                    figure.rows().stream().map(List::getLast).toList());
            assertEquals(254L, scoped.table().longColumn("left open").get(0));
        } finally {
            var closed = Descriptors.watch("254 files")
                    .leftBy(
                            "closed by hand",
                            leaked.size(),
                            number -> leaked.get(number).close());
            assertEquals(OptionalLong.of(-FILES), closed.left());
        }
    }

    @Test
    void workThatFailsIsCountedAndEndsNothing() throws Exception {
        var odd = Descriptors.watch("numbers", () -> Count.of(7)).leftBy("even ones", 9, number -> {
            if (number % 2 == 1) {
                throw new IOException("odd");
            }
        });
        assertEquals(
                List.of("even ones", "4", "7", "7", "0"),
                ((Table) odd.figure()).rows().getFirst());
        assertEquals(4, odd.table().intColumn("failed").get(0));
    }

    @Test
    void anInterruptEndsIt() {
        var counting = Descriptors.watch("an interrupt");
        assertThrows(
                InterruptedException.class,
                () -> counting.leftBy("stopped", 2, _ -> {
                    throw new InterruptedException("stop");
                }));
    }

    @Test
    void aSystemThatDoesNotCountCannotTell() throws Exception {
        var silent = Descriptors.watch("nothing", () -> Count.NONE).leftBy("done", 1, _ -> {});
        assertEquals(OptionalLong.empty(), silent.left());
        var verdict = ((Table) silent.figure()).verdict();
        assertEquals(Kind.CANNOT_TELL, verdict.kind());
        assertTrue(verdict.sentence().contains("does not count"), verdict::sentence);
        assertTrue(silent.table().column("left open").isMissing(0));
    }

    @Test
    void aFullTableIsNoSystemThatDoesNotCount() throws Exception {
        var counts = List.of(Count.of(7), Count.of(7), Count.FULL).iterator();
        var full = Descriptors.watch("a leak", counts::next).leftBy("leaks", 1, _ -> {});
        assertEquals(OptionalLong.empty(), full.left());
        var verdict = ((Table) full.figure()).verdict();
        assertTrue(verdict.sentence().contains("table of descriptors is full"), verdict::sentence);
    }

    @Test
    void aCountThatDoesNotStandStillCannotTell() throws Exception {
        PrimitiveIterator.OfLong count = LongStream.iterate(0, n -> n + 1).iterator();
        var restless = Descriptors.watch("a busy kernel", () -> Count.of(count.nextLong()))
                .leftBy("done", 1, _ -> {});
        assertEquals(OptionalLong.empty(), restless.left());
        var verdict = ((Table) restless.figure()).verdict();
        assertEquals(Kind.CANNOT_TELL, verdict.kind());
        assertTrue(verdict.sentence().contains("did not stand still"), verdict::sentence);
    }
}
