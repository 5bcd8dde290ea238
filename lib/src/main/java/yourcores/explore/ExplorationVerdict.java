package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Verdict;

/** The sentence under an exploration. */
final class ExplorationVerdict {
    private static final int MOST_NAMED = 5;
    private static final int MOST_CLAUSES = 3;

    private final Exploration exploration;
    private final BigInteger all;

    private ExplorationVerdict(Exploration exploration) {
        this.exploration = exploration;
        all = exploration.schedules();
    }

    static Verdict of(Exploration exploration) {
        return new ExplorationVerdict(exploration).verdict();
    }

    private Verdict verdict() {
        var bad = new ArrayList<String>();
        deadlocks(bad);
        graded(Grade.FORBIDDEN, "must not happen", bad);
        if (!bad.isEmpty()) {
            return Verdict.doesNotHold(String.join(" ", bad));
        }
        var seen = new ArrayList<String>();
        graded(Grade.INTERESTING, "is interesting", seen);
        boolean forbids = exploration.rules().stream().anyMatch(rule -> rule.grade() == Grade.FORBIDDEN);
        if (forbids) {
            seen.add("None of the " + ScheduleCount.schedules(all) + " ends in what must not happen.");
            return Verdict.holds(String.join(" ", seen));
        }
        if (!seen.isEmpty()) {
            return Verdict.states(String.join(" ", seen));
        }
        if (exploration.names().isEmpty()) {
            return Verdict.holds("In " + ScheduleCount.of(all, all) + " all threads get to their end.");
        }
        return ungraded() ? Verdict.states(plain()) : Verdict.holds(good());
    }

    private void deadlocks(List<String> sentences) {
        var deadlocks = exploration.deadlocks();
        if (deadlocks.isEmpty()) {
            return;
        }
        var sum = deadlocks.stream().map(Deadlock::schedules).reduce(BigInteger.ZERO, BigInteger::add);
        sentences.add(
                ScheduleCount.capital(ScheduleCount.of(sum, all)) + (sum.equals(BigInteger.ONE) ? " ends" : " end")
                        + " in a deadlock: " + inShort(deadlocks.getFirst()) + "."
                        + (deadlocks.size() > 1 ? " The table names " + deadlocks.size() + " different ones." : ""));
    }

    private static String inShort(Deadlock deadlock) {
        var clauses = deadlock.words().split("; ");
        return clauses.length <= MOST_CLAUSES
                ? deadlock.words()
                : String.join("; ", List.of(clauses).subList(0, MOST_CLAUSES - 1)) + "; and "
                        + (clauses.length - MOST_CLAUSES + 1) + " more threads wait";
    }

    private void graded(Grade grade, String judged, List<String> sentences) {
        for (var rule : exploration.rules()) {
            if (rule.grade() == grade) {
                var such = exploration.endingsOf(rule);
                if (!such.isEmpty()) {
                    sentences.add(ScheduleCount.capital(ends(such)) + ", which " + judged + ": " + rule.words() + ".");
                }
            }
        }
    }

    private boolean ungraded() {
        return exploration.endings().keySet().stream()
                .anyMatch(ending -> exploration.ruleOf(ending).isEmpty());
    }

    /** {@code 18 of 20 schedules end with balance = 50}. */
    private String ends(List<Ending> such) {
        var sum = such.stream().map(exploration.endings()::get).reduce(BigInteger.ZERO, BigInteger::add);
        return ScheduleCount.of(sum, all) + (sum.equals(BigInteger.ONE) ? " ends with " : " end with ") + list(such);
    }

    private String list(List<Ending> such) {
        if (such.size() > MOST_NAMED) {
            return "one of " + such.size() + " outcomes";
        }
        return such.stream().map(Ending::words).collect(Collectors.joining(" or "));
    }

    private String plain() {
        var endings = exploration.endings();
        if (endings.size() == 1) {
            return ScheduleCount.capital(ends(List.of(endings.firstEntry().getKey()))) + ".";
        }
        if (exploration.names().size() > 1) {
            return ScheduleCount.capital(ScheduleCount.schedules(all)) + " end in " + endings.size()
                    + " different outcomes.";
        }
        return ScheduleCount.capital(ends(List.of(endings.firstEntry().getKey()))) + ", the smallest of "
                + endings.size()
                + " outcomes; " + ScheduleCount.of(endings.lastEntry().getValue()) + " with "
                + endings.lastEntry().getKey().value() + ", the largest.";
    }

    private String good() {
        var words = exploration.endings().keySet().stream()
                .map(ending -> exploration.ruleOf(ending).orElseThrow().words())
                .distinct()
                .collect(Collectors.joining("; "));
        return ScheduleCount.capital(ScheduleCount.of(all, all)) + " end as they should: " + words + ".";
    }
}
