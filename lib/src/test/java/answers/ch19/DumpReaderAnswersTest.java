package answers.ch19;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import yourcores.exercise.ch19.DumpReader;
import yourcores.exercise.trial.Answers;

class DumpReaderAnswersTest extends Answers {

    private static Map<String, DumpReader.Entry> holders(List<DumpReader.Entry> dump) {
        var holders = new HashMap<String, DumpReader.Entry>();
        dump.forEach(entry -> entry.has().forEach(thing -> holders.put(thing, entry)));
        return holders;
    }

    private static String end(String thing, Map<String, DumpReader.Entry> holders) {
        var holder = holders.get(thing);
        if (holder == null) {
            return thing;
        }
        return holder.waitsFor().isEmpty() ? holder.thread() : end(holder.waitsFor(), holders);
    }

    /** What comes up most often, of one word for each thread that waits. */
    private static DumpReader mostOf(Function<List<DumpReader.Entry>, Function<DumpReader.Entry, String>> word) {
        return dump -> dump.stream()
                .filter(entry -> !entry.waitsFor().isEmpty())
                .collect(Collectors.groupingBy(word.apply(dump), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Right
    DumpReader countsTheEnds() {
        return mostOf(dump -> entry -> end(entry.waitsFor(), holders(dump)));
    }

    @Right
    DumpReader walksInALoop() {
        return dump -> {
            var holders = holders(dump);
            var count = new HashMap<String, Integer>();
            for (var entry : dump) {
                if (entry.waitsFor().isEmpty()) {
                    continue;
                }
                String end = entry.waitsFor();
                for (var holder = holders.get(end); holder != null; holder = holders.get(end)) {
                    if (holder.waitsFor().isEmpty()) {
                        end = holder.thread();
                        break;
                    }
                    end = holder.waitsFor();
                }
                count.merge(end, 1, Integer::sum);
            }
            return count.keySet().stream()
                    .max((a, b) -> Integer.compare(count.get(a), count.get(b)))
                    .orElseThrow();
        };
    }

    private static final String LOT = "200 dumps drawn by lot";

    @Wrong(
            refusedBy = "one waits for another",
            and = {"by way of others", "where most ways end", LOT},
            says = "most ways end at porter")
    DumpReader namesTheThing() {
        return mostOf(dump -> entry -> {
            String thing = entry.waitsFor();
            var holders = holders(dump);
            while (holders.containsKey(thing) && !holders.get(thing).waitsFor().isEmpty()) {
                thing = holders.get(thing).waitsFor();
            }
            return thing;
        });
    }

    @Wrong(
            refusedBy = "by way of others",
            and = {"what nobody has", "where most ways end", LOT},
            says = "most ways end at guard")
    DumpReader goesOneStep() {
        return mostOf(dump -> entry -> {
            var holder = holders(dump).get(entry.waitsFor());
            return holder == null ? entry.waitsFor() : holder.thread();
        });
    }

    @Wrong(refusedBy = "by way of others", and = LOT, says = "most ways end at guard")
    DumpReader goesTwoSteps() {
        return mostOf(dump -> entry -> {
            var holders = holders(dump);
            String thing = entry.waitsFor();
            for (int step = 0; step < 2 && holders.containsKey(thing); step++) {
                var holder = holders.get(thing);
                if (holder.waitsFor().isEmpty()) {
                    return holder.thread();
                }
                thing = holder.waitsFor();
            }
            return thing;
        });
    }

    @Wrong(refusedBy = "what nobody has", and = LOT, says = "most ways end at lamp")
    DumpReader namesWhoWaitsForALostThing() {
        return dump -> {
            var holders = holders(dump);
            return mostOf(_ -> entry -> {
                        var last = entry;
                        while (holders.containsKey(last.waitsFor())) {
                            last = holders.get(last.waitsFor());
                        }
                        return last.thread();
                    })
                    .culprit(dump);
        };
    }

    @Wrong(refusedBy = "where most ways end", and = LOT, says = "most ways end at guard")
    DumpReader takesTheFirst() {
        return dump -> dump.stream()
                .filter(entry -> !entry.waitsFor().isEmpty())
                .map(entry -> end(entry.waitsFor(), holders(dump)))
                .findFirst()
                .orElseThrow();
    }

    @Wrong(refusedBy = LOT, says = "most ways end at")
    DumpReader looksAtFiveOnly() {
        return dump -> mostOf(_ -> entry -> end(entry.waitsFor(), holders(dump)))
                .culprit(
                        dump.stream().limit(5).anyMatch(e -> !e.waitsFor().isEmpty())
                                ? dump.subList(0, Math.min(5, dump.size()))
                                : dump);
    }
}
