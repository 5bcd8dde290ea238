package yourcores.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import yourcores.figure.Curves;
import yourcores.figure.Table;
import yourcores.results.Card;
import yourcores.results.FakeMachines;
import yourcores.results.Machines;
import yourcores.results.OwnHome;
import yourcores.results.Results;
import yourcores.show.Drawing;

@Isolated("sets a system property and standard output")
class CoresReportTest extends OwnHome {
    private static final List<Integer> FOUR = List.of(1, 2, 3, 4);

    private static String says(yourcores.figure.Showable one) {
        return one.figure().alt();
    }

    /** All figures can be drawn. */
    private static void draw(CoresReport report) {
        for (var one : List.of(
                report.state(),
                report.promises(),
                report.guesses(),
                report.machines(),
                report.outliers(),
                report.untold(),
                report.next())) {
            assertFalse(Drawing.of(one.figure()).html().isBlank());
        }
    }

    @Test
    void withoutResultsTheRecordedMachineIsShownAndASentenceSaysWhatToRun() throws Exception {
        var report = CoresReport.here();
        draw(report);
        assertTrue(says(report.state()).contains("You have no results yet"), says(report.state()));
        assertTrue(says(report.state()).contains("Run chapter 2"), says(report.state()));
        assertFalse(report.machine().equals(Machines.YOU));
        assertTrue(report.promises().figure() instanceof Curves);
        assertTrue(says(report.guesses()).contains("guessed nothing yet"));
        assertTrue(says(report.untold()).contains("No chapter was run"));
    }

    @Test
    void realResultsAreHeldAgainstTheirPromises() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p == 4 ? 2.5 : p));
        var report = CoresReport.here();
        draw(report);
        assertEquals(Machines.YOU, report.machine());
        assertTrue(
                says(report.state()).contains("4 cores") && says(report.state()).contains("chapter 02"));
        assertTrue(
                says(report.promises())
                        .contains("3 promises, to within 10 %: 2 kept, 1 not kept. Furthest off: “count primes”"),
                says(report.promises()));
        var gains = report.gains().where(report.gains().stringColumn("machine").isEqualTo("you"));
        assertEquals(1, gains.rowCount());
        assertEquals(4, gains.intColumn("workers").get(0));
        assertTrue(gains.doubleColumn("serial").get(0) > 0.05);
    }

    @Test
    void damagedResultsAreNamedWithFileAndLineAndTheRestIsShown() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        Files.writeString(results().resolve("results.csv"), "02,torn\n\"", StandardOpenOption.APPEND);
        var reports = new CoresReport[1];
        var said = printed(() -> reports[0] = CoresReport.here());
        assertEquals(
                "results.csv: line 10 is left out, it has 2 fields instead of 15; so is line 11. The file keeps it.\n",
                said);
        draw(reports[0]);
        assertEquals(Machines.YOU, reports[0].machine());
    }

    @Test
    void runsThatCouldNotTellAreNoCurvesButNamed() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        var file = results().resolve("results.csv");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .map(line -> line.contains("real cores") && !line.contains("cores,1,")
                                ? line.replaceFirst("[^,]*,[^,]*,[^,]*,9,10,clean", ",,,0,10,busy")
                                : line)
                        .toList());
        var report = CoresReport.here();
        draw(report);
        assertFalse(report.machine().equals(Machines.YOU));
        assertTrue(says(report.state()).contains("None of your measurements"), says(report.state()));
        assertTrue(says(report.untold()).contains("too busy: 3 of 4 missing"), says(report.untold()));
        assertTrue(says(report.untold()).contains("close other programs"), says(report.untold()));
    }

    @Test
    void ofManyThatCouldNotTellAsManyAreNamedAsASlideHolds() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        var file = results().resolve("results.csv");
        var lines = Files.readAllLines(file);
        var all = new ArrayList<>(List.of(lines.getFirst()));
        for (int figure = 1; figure <= 30; figure++) {
            for (var line : lines.subList(1, lines.size())) {
                all.add(line.replaceFirst("[^,]*,[^,]*,[^,]*,9,10,clean", ",,,0,10,busy")
                        .replace(FakeMachines.PROGRAM, "figure " + figure));
            }
        }
        Files.write(file, all);
        var untold = (Table) CoresReport.here().untold().figure();
        assertEquals(6, untold.rows().size());
        assertEquals("25 more figures", untold.rows().getLast().get(1));
        assertTrue(
                untold.verdict().sentence().startsWith("30 figures"),
                untold.verdict().sentence());
    }

    @Test
    void ofTwentyMachinesThoseThatLieOffAreNamedAndWhy() throws Exception {
        FakeMachines.twenty(results().resolve("class"));
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        var report = CoresReport.here();
        draw(report);
        var outliers = says(report.outliers());
        assertTrue(outliers.contains("Quinn") && outliers.contains("its quota is 1.50 processors"), outliers);
        assertTrue(outliers.contains("Sam") && outliers.contains("beyond 2 its workers share cores"), outliers);
        assertTrue(outliers.contains("Mia") && outliers.contains("some of its cores are slower"), outliers);
        assertTrue(outliers.contains("Bob") && outliers.contains("it ran on battery"), outliers);
        assertTrue(outliers.contains("4 machines lie off"), outliers);
        assertFalse(outliers.contains("laptop"), outliers);
        var chart = (Curves) report.machines(FakeMachines.PROGRAM).figure();
        assertTrue(chart.title().contains("21 machines"), chart.title());
        assertTrue(chart.curves().size() <= 9, "a legend that can be read");
        assertTrue(chart.verdict().sentence().contains("Quinn"), chart.verdict().sentence());
    }

    @Test
    void fourAreNoClass() throws Exception {
        var folder = results().resolve("class");
        for (var name : List.of("Ann", "Bob", "Cem")) {
            FakeMachines.handedIn(folder, name, FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        }
        FakeMachines.handedIn(folder, "Dan", FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> 1));
        var report = CoresReport.here();
        assertTrue(says(report.outliers()).contains("cannot tell: It takes 7 machines"), says(report.outliers()));
        assertTrue(says(report.machines(FakeMachines.PROGRAM)).contains("It takes 7 machines"));
    }

    @Test
    void sevenAreAClassWhereTheyRanAsManyWorkers() throws Exception {
        var folder = results().resolve("class");
        for (int n = 1; n <= 7; n++) {
            int p = n < 5 ? 2 : 3;
            FakeMachines.handedIn(
                    folder, "laptop " + n, FakeMachines.equal(4), FakeMachines.curve(List.of(1, p), all -> all));
        }
        var report = CoresReport.here();
        assertTrue(says(report.outliers()).contains("cannot tell: It takes 7"), says(report.outliers()));
        var beside = says(report.machines(FakeMachines.PROGRAM));
        assertTrue(beside.contains("It takes 7 machines with as many workers"), beside);
        for (int n = 1; n <= 7; n++) {
            FakeMachines.handedIn(
                    folder, "laptop " + n, FakeMachines.equal(4), FakeMachines.curve(List.of(1, 2), all -> all));
        }
        assertTrue(says(CoresReport.here().outliers()).contains("No machine lies off the others."));
    }

    @Test
    void whereNoNotebookCanBeReadNobodyKnowsWhatIsMissing() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        assertTrue(
                says(CoresReport.here().next()).contains("cannot be read"),
                says(CoresReport.here().next()));
        Files.createDirectories(home.resolve("notebooks"));
        Files.createFile(home.resolve("notebooks/02-amdahls-law.ipynb"));
        assertTrue(says(CoresReport.here().next()).contains("All chapters were run"));
    }

    @Test
    void sixtyFourCoresGainMostAndEachWorkerLeast() throws Exception {
        var many = List.of(1, 2, 4, 8, 16, 32, 64);
        FakeMachines.own(results(), FakeMachines.equal(64), FakeMachines.curve(many, p -> p));
        FakeMachines.handedIn(
                results().resolve("class"), "Ann", FakeMachines.equal(2), FakeMachines.curve(List.of(1, 2), p -> p));
        var report = CoresReport.here();
        draw(report);
        assertTrue(
                says(report.machines(FakeMachines.PROGRAM))
                        .contains("Most cores: you, 15.4 with 64 workers, 0.24 a worker"),
                says(report.machines(FakeMachines.PROGRAM)));
    }

    @Test
    void whatALawCouldNotTellSaysWhatTheCardLacks() throws Exception {
        var cards = List.of(
                FakeMachines.siblings(2), FakeMachines.mixed(2, 2), FakeMachines.quota(4, 1.5), FakeMachines.equal(1));
        var takes = List.of("more whole cores", "cores that are alike", "a larger quota", "two processors");
        for (int n = 0; n < cards.size(); n++) {
            assertTrue(untold(cards.get(n)).contains(takes.get(n)), untold(cards.get(n)));
        }
    }

    private String untold(Card card) throws Exception {
        FakeMachines.own(results(), card, FakeMachines.curve(FOUR, p -> p));
        Files.createDirectories(results().resolve("verdicts"));
        Files.writeString(
                results().resolve("verdicts/verdicts.csv"),
                "chapter,figure,verdict,sentence,mode,cpu,cores,jdk,date\n02," + FakeMachines.PROGRAM
                        + ",cannot tell,Not here.,full,Test processor,4,25,2026-03-01T10:00:00Z\n");
        return says(CoresReport.here().untold());
    }

    @Test
    void lawsOfEqualCoresAreNotHeldAgainstSecondThreadsSlowCoresAndQuotas() throws Exception {
        for (var card : List.of(FakeMachines.siblings(2), FakeMachines.mixed(2, 2), FakeMachines.quota(4, 2.5))) {
            FakeMachines.own(results(), card, FakeMachines.curve(FOUR, p -> Math.min(p, 2) + 0.2 * Math.max(0, p - 2)));
            var said = says(CoresReport.here().promises());
            assertTrue(said.contains("cores not alike") && !said.contains("not kept"), card.words() + said);
        }
    }

    @Test
    void aBoundIsNotBrokenByLessAndALongBarIsNoVerdict() throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p == 4 ? 2 : p));
        var file = results().resolve("results.csv");
        var text = Files.readString(file);
        Files.writeString(file, text.replace("promised: Amdahl", "promised at most: Amdahl"));
        assertTrue(says(CoresReport.here().promises()).contains("3 within the bound"));
        Files.writeString(file, text.replaceAll("(real cores,4,[\\d.]+),[\\d.]+,[\\d.]+", "$1,1.0,4.0"));
        assertTrue(says(CoresReport.here().promises()).contains("1 bar too long"));
    }

    /** Chapter 7 promises from 2.2 to 3.75 with four workers; [2.7, 3.1] was measured on the recorded machine. */
    @Test
    void aRangeIsKeptInsideAndBrokenOnBothSides() throws Exception {
        assertEquals("within the bound", ofARange("2.90,2.66,3.11"));
        assertEquals("within the bound", ofARange("2.1,2.05,2.4"));
        assertEquals("not kept", ofARange("1.8,1.7,1.9"));
        assertEquals("not kept", ofARange("4.5,4.3,4.7"));
        assertEquals("bar too long", ofARange("2.2,1.8,2.6"));
    }

    private String ofARange(String measured) throws Exception {
        FakeMachines.own(results(), FakeMachines.equal(4), FakeMachines.curve(List.of(1, 4), p -> p));
        var file = results().resolve("results.csv");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("promised: Amdahl, B = 0.05", "promised at least: a range")
                        .replaceAll("(range\",4),[\\d.]+,[\\d.]+,[\\d.]+", "$1,2.22222,2.22222,3.75000")
                        .replaceAll("(real cores,4),[\\d.]+,[\\d.]+,[\\d.]+", "$1," + measured));
        var promised = CoresReport.here().promised();
        return promised.where(promised.stringColumn("machine").isEqualTo("you")).getString(0, "said");
    }

    @Test
    void impossibleNumbersInTheFileOfAnotherSpoilNothing() throws Exception {
        var file = FakeMachines.handedIn(
                results().resolve("class"), "Ann", FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> p));
        var lines = Files.readAllLines(file);
        lines.set(3, lines.get(3).replaceFirst("real cores,2,[\\d.]+,[\\d.]+", "real cores,2,0,0"));
        lines.set(5, lines.get(5).replaceFirst("real cores,3,[\\d.]+", "real cores,3,-3"));
        Files.write(file, lines);
        var reports = new CoresReport[1];
        var said = printed(() -> reports[0] = CoresReport.here());
        assertTrue(said.contains("Ann.csv: line 6 is left out, nothing runs -3 times as fast"), said);
        draw(reports[0]);
        assertEquals(
                1,
                reports[0]
                        .gains()
                        .where(reports[0].gains().stringColumn("machine").isEqualTo("Ann"))
                        .rowCount());
    }

    @Test
    void aMachineWhoseBarReachesTheClassIsNotNamed() throws Exception {
        var folder = results().resolve("class");
        FakeMachines.twenty(folder);
        var file = FakeMachines.handedIn(folder, "Foe", FakeMachines.equal(4), FakeMachines.curve(FOUR, p -> 1.2));
        Files.writeString(
                file, Files.readString(file).replaceAll("(real cores,[234],[\\d.]+),[\\d.]+,[\\d.]+", "$1,0.9,3.9"));
        assertFalse(says(CoresReport.here().outliers()).contains("Foe"));
    }

    @Test
    void guessesStandWorstFirstAndTheFirstOneCounts() throws Exception {
        Results.keepGuess("02", "near", 1.5, 1.43);
        Results.keepGuess("05", "far", 4, 13);
        Results.keepGuess("05", "far", 13, 13);
        Results.keepGuess("14", "not known", 3, Double.NaN);
        Results.keepGuess("19", "nobody's", Double.NaN, 30_000);
        var report = CoresReport.here();
        draw(report);
        var said = says(report.guesses());
        assertTrue(said.indexOf("far") < said.indexOf("near"), said);
        assertTrue(said.contains("3.25 times too little"), said);
        assertTrue(said.contains("1 of 3 guesses within 5.0 %; 0 too high."), said);
        assertTrue(says(report.next()).contains("your guess of “far” was far off"), says(report.next()));
    }
}
