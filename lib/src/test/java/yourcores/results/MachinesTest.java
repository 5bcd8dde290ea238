package yourcores.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets a system property and standard output")
class MachinesTest extends OwnHome {
    private static final Map<Integer, Double> CURVE = new TreeMap<>(Map.of(1, 1.0, 2, 1.9, 4, 3.5));

    @Test
    void withoutResultsThereIsNothingToHandInAndATableWithColumns() {
        assertTrue(Machines.handIn("Ada").figure().alt().contains("nothing to hand in yet"));
        assertEquals(MachineRow.COLUMNS, Machines.yours().columnNames());
        assertEquals(0, Machines.yours().rowCount());
        assertFalse(Files.exists(results().resolve("hand-in")));
    }

    @Test
    void whatIsHandedInIsReadInAnotherFolderUnderItsNickname() throws Exception {
        FakeMachines.own(results(), FakeMachines.siblings(4), CURVE);
        Machines.handIn("Ada L").figure();
        var file = results().resolve("hand-in/Ada-L.csv");
        var text = Files.readString(file);
        assertFalse(text.contains(InetAddress.getLocalHost().getHostName() + ","), text);
        assertFalse(text.contains(System.getProperty("user.name") + ","), text);
        var mine = Machines.yours();
        Files.delete(results().resolve("results.csv"));
        Files.createDirectories(results().resolve("class"));
        Files.copy(file, results().resolve("class/ada.csv"));
        var others = Machines.others();
        assertEquals(mine.rowCount(), others.rowCount());
        assertEquals("Ada L", others.stringColumn("machine").get(0));
        assertEquals(8, others.intColumn("threads").get(0));
        assertEquals(4, others.intColumn("physical").get(0));
        assertEquals(
                mine.doubleColumn("ratio").asList(),
                others.doubleColumn("ratio").asList());
    }

    @Test
    void theOwnFileInTheFolderIsNoOther() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), CURVE);
        Machines.handIn("Ada");
        Files.createDirectories(results().resolve("class"));
        Files.copy(results().resolve("hand-in/Ada.csv"), results().resolve("class/Ada.csv"));
        assertEquals(0, Machines.others().rowCount());
    }

    @Test
    void twoOfOneNicknameAreToldApart() throws Exception {
        var folder = results().resolve("class");
        FakeMachines.handedIn(folder, "Ada", FakeMachines.equal(4), CURVE);
        Files.move(folder.resolve("Ada.csv"), folder.resolve("first.csv"));
        FakeMachines.handedIn(folder, "Ada", FakeMachines.equal(2), Map.of(1, 1.0, 2, 1.8));
        Files.move(folder.resolve("Ada.csv"), folder.resolve("second.csv"));
        assertEquals(
                Set.of("Ada", "Ada (second)"),
                Set.copyOf(Machines.others().stringColumn("machine").asList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "you", "You", "../Ada", "a,b", "-", "abcdefghijklmnopqrstuvwxyz"})
    void noNickname(String name) {
        assertThrows(IllegalArgumentException.class, () -> Machines.handIn(name));
    }

    @Test
    void aDamagedFileIsOneSentenceAndTheRestIsRead() throws Exception {
        var folder = results().resolve("class");
        var file = FakeMachines.handedIn(folder, "Ada", FakeMachines.equal(4), CURVE);
        var lines = Files.readAllLines(file);
        lines.set(2, lines.get(2).replace("Test processor,4.00000", "Test processor,-4"));
        lines.set(4, "a torn li");
        Files.writeString(file, "\uFEFF" + String.join("\r\n", lines));
        Files.write(folder.resolve("picture.csv"), new byte[] {(byte) 0xff, 0, 10, 13, (byte) 0xfe, 44, 34});
        FakeMachines.handedIn(folder, "Bea", FakeMachines.equal(4), CURVE);
        var said = printed(() -> assertEquals(10, Machines.others().rowCount()));
        assertTrue(said.contains("Ada.csv: line 3 is left out, no machine has -4 processors; so is line 5."), said);
        assertTrue(said.contains("picture.csv: line 1 is not the header of a file that was handed in"), said);
        assertEquals(2, said.lines().count(), said);
    }

    @Test
    void resultsThatCannotBeReadAreOneSentence() throws Exception {
        Files.createDirectories(results().resolve("results.csv"));
        var said = printed(() -> assertEquals(0, Machines.yours().rowCount()));
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("cannot be read"), said);
    }

    @Test
    void aRunThatCouldTellCountsBeforeOneThatCouldNotAndFullModeBeforeQuick() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), CURVE);
        var file = results().resolve("results.csv");
        var lines = Files.readAllLines(file);
        var told = List.copyOf(lines.subList(1, lines.size()));
        var busy = told.stream()
                .map(line -> line.replace("10:00:00", "12:00:00"))
                .map(line -> line.contains("promised")
                        ? line
                        : line.replaceFirst("[^,]*,[^,]*,[^,]*,9,10,clean", ",,,0,10,busy"))
                .toList();
        var quick = told.stream()
                .map(line -> line.replace("10:00:00", "13:00:00").replace(",full,", ",quick,"))
                .toList();
        var later =
                told.stream().map(line -> line.replace("10:00:00", "11:00:00")).toList();
        lines.addAll(later);
        lines.addAll(busy);
        lines.addAll(quick);
        Files.write(file, lines);
        var dates = Machines.yours().instantColumn("date").unique();
        assertEquals("[2026-03-01T11:00:00Z]", dates.asList().toString());
    }

    @Test
    void aBusyRunAgainDoesNotTakeAwayWhatAGoodOneTold() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), CURVE);
        var file = results().resolve("results.csv");
        var lines = Files.readAllLines(file);
        List.copyOf(lines.subList(1, lines.size())).stream()
                .map(line -> line.replace("10:00:00", "12:00:00"))
                .map(line -> line.contains("real cores,4")
                        ? line.replaceFirst("[^,]*,[^,]*,[^,]*,9,10,clean", ",,,0,10,busy")
                        : line)
                .forEach(lines::add);
        Files.write(file, lines);
        assertEquals(
                "[2026-03-01T10:00:00Z]",
                Machines.yours().instantColumn("date").unique().asList().toString());
    }

    @Test
    void whatWasMeasuredOfTheCapacityMakesNoOtherMachine() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), CURVE);
        var file = results().resolve("results.csv");
        var cards = results().resolve("cards/cards.csv");
        var lines = Files.readAllLines(file);
        lines.add(lines.getLast().replace("02,", "03,").replace(",4.00000,25", ",3.10000,25"));
        Files.write(file, lines);
        var known = Files.readAllLines(cards);
        known.add(known.getLast().replace("4.00000", "3.10000"));
        Files.write(cards, known);
        assertEquals(
                List.of("you"),
                Machines.yours().stringColumn("machine").unique().asList());
    }

    @Test
    void aSecondDownloadOfAFileIsNoSecondMachine() throws Exception {
        var folder = results().resolve("class/handed in");
        var file = FakeMachines.handedIn(folder, "Ada", FakeMachines.equal(4), CURVE);
        Files.copy(file, folder.resolve("Ada (1).CSV"));
        Files.writeString(folder.resolve("._Ada.csv"), "what a file system writes beside it");
        assertEquals("", printed(() -> assertEquals(6, Machines.others().rowCount())));
    }

    @Test
    void aCardOfALaterTimeDoesNotChangeAnEarlierRun() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), CURVE);
        var cards = results().resolve("cards/cards.csv");
        var lines = Files.readAllLines(cards);
        lines.add(lines.getLast().replace("mains", "battery").replace("2026-03-01", "2026-04-01"));
        Files.write(cards, lines);
        assertEquals("mains", Machines.yours().stringColumn("power").get(0));
    }

    @Test
    void theRecordedMachineIsARealRunInFullMode() {
        var recorded = Machines.recorded();
        assertTrue(recorded.rowCount() > 0);
        assertEquals(List.of("full"), recorded.stringColumn("mode").unique().asList());
        assertTrue(
                recorded.stringColumn("course").asList().stream().allMatch(commit -> commit.matches("[0-9a-f]{10}")));
        assertFalse(recorded.stringColumn("machine").unique().asList().contains("you"));
        assertTrue(MeasuredProgram.of(Machines.recordedRows()).stream()
                .anyMatch(one -> one.most().isPresent()));
    }

    @Test
    void theRecordedMachineIsSmall() throws Exception {
        var file = Path.of("src/main/resources/yourcores/results/machines/recorded.csv");
        assertTrue(Files.size(file) < 100_000);
    }
}
