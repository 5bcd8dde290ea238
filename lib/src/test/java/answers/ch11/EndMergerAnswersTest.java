package answers.ch11;

import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import yourcores.exercise.ch11.EndMerger;
import yourcores.exercise.trial.Answers;

class EndMergerAnswersTest extends Answers {

    @Right
    EndMerger counts() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                if (next.equals(end)) {
                    ends++;
                } else {
                    out.put(next);
                }
            }
            out.put(end);
        };
    }

    @Right
    EndMerger roundByRound() {
        return (in, out, end, producers) -> {
            for (int producer = 0; producer < producers; producer++) {
                for (var next = in.take(); !next.equals(end); next = in.take()) {
                    out.put(next);
                }
            }
            out.put(end);
        };
    }

    @Wrong(
            refusedBy = "one producer: all things, in order, and the end",
            and = {
                "after the first end the other producer goes on",
                "each thing goes on at once",
                "a full queue: wait, and lose nothing"
            },
            says = "and you put on")
    EndMerger losesAll() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                if (in.take().equals(end)) {
                    ends++;
                }
            }
            out.put(end);
        };
    }

    @Wrong(refusedBy = "after the first end the other producer goes on", says = "count ends")
    EndMerger starter() {
        return (in, out, end, producers) -> {
            for (var next = in.take(); !next.equals(end); next = in.take()) {
                out.put(next);
            }
            out.put(end);
        };
    }

    @Wrong(refusedBy = "one end is put on, after the last thing", says = "is to see one")
    EndMerger handsAllEndsOn() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                out.put(next);
                if (next.equals(end)) {
                    ends++;
                }
            }
        };
    }

    @Wrong(
            refusedBy = "one end is put on, after the last thing",
            and = {"one producer: all things, in order, and the end", "a full queue: wait, and lose nothing"},
            says = "is to see one")
    EndMerger handsNoEndOn() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                if (next.equals(end)) {
                    ends++;
                } else {
                    out.put(next);
                }
            }
        };
    }

    @Wrong(refusedBy = "each thing goes on at once", says = "fills the memory")
    EndMerger collectsFirst() {
        return (in, out, end, producers) -> {
            var things = new ArrayList<String>();
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                if (next.equals(end)) {
                    ends++;
                } else {
                    things.add(next);
                }
            }
            for (var thing : things) {
                out.put(thing);
            }
            out.put(end);
        };
    }

    @Wrong(refusedBy = "a full queue: wait, and lose nothing", says = "merge came back")
    EndMerger offers() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                if (next.equals(end)) {
                    ends++;
                } else {
                    out.offer(next);
                }
            }
            out.offer(end);
        };
    }

    @Wrong(refusedBy = "what comes after the last end is left alone", says = "you took it")
    EndMerger drains() {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = in.take();
                if (next.equals(end)) {
                    ends++;
                } else {
                    out.put(next);
                }
            }
            out.put(end);
            in.drainTo(new ArrayList<>());
        };
    }

    /** Counts the ends; what an interrupt is to it, is told by a flag. */
    private static EndMerger whenInterrupted(boolean putsTheEnd) {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                String next;
                try {
                    next = in.take();
                } catch (InterruptedException stop) {
                    if (putsTheEnd) {
                        out.put(end);
                        throw stop;
                    }
                    return;
                }
                if (next.equals(end)) {
                    ends++;
                } else {
                    out.put(next);
                }
            }
            out.put(end);
        };
    }

    /** Puts on what comes, and asks for more in the way that is told. */
    private interface Way {
        String next(BlockingQueue<String> in) throws InterruptedException;

        default void put(BlockingQueue<String> out, String thing) throws InterruptedException {
            out.put(thing);
        }

        default boolean same(String one, String other) {
            return one.equals(other);
        }
    }

    private static EndMerger by(Way way) {
        return (in, out, end, producers) -> {
            for (int ends = 0; ends < producers; ) {
                var next = way.next(in);
                if (way.same(next, end)) {
                    ends++;
                } else {
                    way.put(out, next);
                }
            }
            way.put(out, end);
        };
    }

    @Wrong(refusedBy = "an interrupt ends the wait for room, too", says = "it waits on")
    EndMerger triesToPutAgain() {
        return by(new Way() {
            @Override
            public String next(BlockingQueue<String> in) throws InterruptedException {
                return in.take();
            }

            @Override
            public void put(BlockingQueue<String> out, String thing) {
                while (true) {
                    try {
                        out.put(thing);
                        return;
                    } catch (InterruptedException swallowed) {
                        continue;
                    }
                }
            }
        });
    }

    @Wrong(refusedBy = "who waits sleeps", says = "nothing came for a while")
    EndMerger asksForThings() {
        return by(in -> {
            for (var next = in.poll(); ; next = in.poll()) {
                if (next != null) {
                    return next;
                }
                Thread.sleep(1);
            }
        });
    }

    @Wrong(refusedBy = "who waits sleeps", says = "there was no room for a while")
    EndMerger asksForRoom() {
        return by(new Way() {
            @Override
            public String next(BlockingQueue<String> in) throws InterruptedException {
                return in.take();
            }

            @Override
            public void put(BlockingQueue<String> out, String thing) throws InterruptedException {
                while (!out.offer(thing)) {
                    Thread.sleep(1);
                }
            }
        });
    }

    @Wrong(refusedBy = "an end is known by what it says", says = "is another object")
    EndMerger looksForTheSameEnd() {
        return by(new Way() {
            @Override
            public String next(BlockingQueue<String> in) throws InterruptedException {
                return in.take();
            }

            @Override
            public boolean same(String one, String other) {
                return one == other;
            }
        });
    }

    @Wrong(refusedBy = "an interrupt ends it, and is no end", says = "let the InterruptedException out")
    EndMerger goesHomeQuietly() {
        return whenInterrupted(false);
    }

    @Wrong(refusedBy = "an interrupt ends it, and is no end", says = "told the next stage")
    EndMerger takesAnInterruptForAnEnd() {
        return whenInterrupted(true);
    }
}
