package answers.ch13;

import static yourcores.exercise.ch13.StarvationWatch.What.ASKS;
import static yourcores.exercise.ch13.StarvationWatch.What.ENTERS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import yourcores.exercise.ch13.StarvationWatch;
import yourcores.exercise.trial.Answers;

class StarvationWatchAnswersTest extends Answers {

    /** Keeps those who wait in the order in which they asked. */
    private static class Queue implements StarvationWatch {

        @Override
        public Set<String> starved(List<Event> log, int limit) {
            var waiting = new LinkedHashMap<String, Integer>();
            var starved = new HashSet<String>();
            for (var event : log) {
                if (event.what() == ASKS) {
                    asks(waiting, event.who());
                } else if (event.what() == ENTERS) {
                    for (var other : waiting.keySet()) {
                        if (other.equals(event.who())) {
                            break;
                        }
                        overtaken(waiting, other, limit, starved);
                    }
                    waiting.remove(event.who());
                }
            }
            return end(waiting, limit, starved);
        }

        void asks(Map<String, Integer> waiting, String who) {
            waiting.put(who, 0);
        }

        void overtaken(Map<String, Integer> waiting, String who, int limit, Set<String> starved) {
            if (waiting.merge(who, 1, Integer::sum) > limit) {
                starved.add(who);
            }
        }

        Set<String> end(Map<String, Integer> waiting, int limit, Set<String> starved) {
            return starved;
        }
    }

    @Right
    StarvationWatch queue() {
        return new Queue();
    }

    @Right
    StarvationWatch numbersThoseWhoAsk() {
        return (log, limit) -> {
            var asked = new HashMap<String, Integer>();
            var starved = new HashSet<String>();
            for (int at = 0; at < log.size(); at++) {
                var event = log.get(at);
                if (event.what() == ASKS) {
                    asked.put(event.who(), at);
                }
                if (event.what() == ASKS && overtakers(log, at) > limit) {
                    starved.add(event.who());
                }
            }
            return starved;
        };
    }

    private static int overtakers(List<StarvationWatch.Event> log, int asked) {
        var later = new HashSet<String>();
        int overtakers = 0;
        for (var event : log.subList(asked + 1, log.size())) {
            if (event.what() == ENTERS && event.who().equals(log.get(asked).who())) {
                return overtakers;
            }
            if (event.what() == ASKS) {
                later.add(event.who());
            } else if (event.what() == ENTERS && later.contains(event.who())) {
                overtakers++;
            }
        }
        return overtakers;
    }

    @Wrong(
            refusedBy = "nobody waits, nobody starves",
            says = "both were let in at once",
            and = {
                "who came before may go before",
                "so many times may be, once more may not",
                "each wait counts by itself",
                "who came later and enters before overtakes",
                "the same one overtakes again and again",
                "who still waits at the end counts, too",
                "who got in at last counts, too",
                "who is inside waits no more"
            })
    StarvationWatch namesEverybody() {
        return (log, _) -> {
            var all = new HashSet<String>();
            log.forEach(event -> all.add(event.who()));
            return all;
        };
    }

    @Wrong(
            refusedBy = "who came before may go before",
            and = "who came later and enters before overtakes",
            says = "all entered in the order in which they asked")
    StarvationWatch starter() {
        return (log, limit) -> {
            var waiting = new LinkedHashMap<String, Integer>();
            var starved = new HashSet<String>();
            for (var event : log) {
                if (event.what() == ASKS) {
                    waiting.put(event.who(), 0);
                } else if (event.what() == ENTERS) {
                    waiting.remove(event.who());
                    for (var other : waiting.keySet()) {
                        if (waiting.merge(other, 1, Integer::sum) > limit) {
                            starved.add(other);
                        }
                    }
                }
            }
            return starved;
        };
    }

    @Wrong(refusedBy = "who came later and enters before overtakes", says = "before both others")
    StarvationWatch looksAtTheFirstOnly() {
        return new Queue() {
            @Override
            public Set<String> starved(List<Event> log, int limit) {
                var waiting = new LinkedHashMap<String, Integer>();
                var starved = new HashSet<String>();
                for (var event : log) {
                    if (event.what() == ASKS) {
                        asks(waiting, event.who());
                    } else if (event.what() == ENTERS) {
                        var first = waiting.firstEntry().getKey();
                        if (!first.equals(event.who())) {
                            overtaken(waiting, first, limit, starved);
                        }
                        waiting.remove(event.who());
                    }
                }
                return starved;
            }
        };
    }

    @Wrong(
            refusedBy = "the same one overtakes again and again",
            says = "bob entered twice while ann waited",
            and = "who got in at last counts, too")
    StarvationWatch countsPeople() {
        return (log, limit) -> {
            var waiting = new LinkedHashMap<String, Set<String>>();
            var starved = new HashSet<String>();
            for (var event : log) {
                if (event.what() == ASKS) {
                    waiting.put(event.who(), new HashSet<>());
                } else if (event.what() == ENTERS) {
                    for (var other : new ArrayList<>(waiting.keySet())) {
                        if (other.equals(event.who())) {
                            break;
                        }
                        waiting.get(other).add(event.who());
                        if (waiting.get(other).size() > limit) {
                            starved.add(other);
                        }
                    }
                    waiting.remove(event.who());
                }
            }
            return starved;
        };
    }

    @Wrong(
            refusedBy = "so many times may be, once more may not",
            and = "each wait counts by itself",
            says = "ann was overtaken twice, and twice may be")
    StarvationWatch countsTheLimit() {
        return new Queue() {
            @Override
            void overtaken(Map<String, Integer> waiting, String who, int limit, Set<String> starved) {
                if (waiting.merge(who, 1, Integer::sum) >= Math.max(1, limit)) {
                    starved.add(who);
                }
            }
        };
    }

    @Wrong(refusedBy = "each wait counts by itself", says = "was overtaken once in another wait")
    StarvationWatch addsUpAllWaits() {
        return new Queue() {
            private final Map<String, Integer> sums = new HashMap<>();

            @Override
            public Set<String> starved(List<Event> log, int limit) {
                sums.clear();
                return super.starved(log, limit);
            }

            @Override
            void overtaken(Map<String, Integer> waiting, String who, int limit, Set<String> starved) {
                if (sums.merge(who, 1, Integer::sum) > limit) {
                    starved.add(who);
                }
            }
        };
    }

    @Wrong(refusedBy = "who is inside waits no more", says = "ann was inside already")
    StarvationWatch forgetsThemWhenTheyLeave() {
        return new Queue() {
            @Override
            public Set<String> starved(List<Event> log, int limit) {
                var waiting = new LinkedHashMap<String, Integer>();
                var starved = new HashSet<String>();
                for (var event : log) {
                    switch (event.what()) {
                        case ASKS -> asks(waiting, event.who());
                        case ENTERS -> {
                            for (var other : waiting.keySet()) {
                                if (other.equals(event.who())) {
                                    break;
                                }
                                overtaken(waiting, other, limit, starved);
                            }
                        }
                        case LEAVES -> waiting.remove(event.who());
                    }
                }
                return starved;
            }
        };
    }

    @Wrong(refusedBy = "who still waits at the end counts, too", says = "still waits")
    StarvationWatch looksWhenTheWaitIsOver() {
        return (log, limit) -> {
            var waiting = new LinkedHashMap<String, Integer>();
            var starved = new HashSet<String>();
            for (var event : log) {
                if (event.what() == ASKS) {
                    waiting.put(event.who(), 0);
                } else if (event.what() == ENTERS) {
                    for (var other : waiting.keySet()) {
                        if (other.equals(event.who())) {
                            break;
                        }
                        waiting.merge(other, 1, Integer::sum);
                    }
                    if (waiting.remove(event.who()) > limit) {
                        starved.add(event.who());
                    }
                }
            }
            return starved;
        };
    }

    @Wrong(
            refusedBy = "who got in at last counts, too",
            and = {"who came later and enters before overtakes", "the same one overtakes again and again"},
            says = "three times before he got in")
    StarvationWatch looksAtTheEndOnly() {
        return new Queue() {
            @Override
            Set<String> end(Map<String, Integer> waiting, int limit, Set<String> starved) {
                starved.retainAll(waiting.keySet());
                return starved;
            }
        };
    }
}
