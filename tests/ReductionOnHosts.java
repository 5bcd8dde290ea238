import module java.base;
import yourcores.child.ChildFailed;
import yourcores.workers.*;

/** A piece of a sum that takes its time. */
record Piece(int from, int to) implements Task<Long> {
    public Long call() throws InterruptedException {
        Thread.sleep(20);
        return LongStream.range(from, to).sum();
    }
}

/**
 * The driver of tests/test_hosts.py: sums up numbers in pieces, again and again, on members elsewhere, and tells how each
 * round ended, until a line comes in. Arguments: how many pieces a round has, and the addresses of the members.
 */
void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    var pieces = IntStream.range(0, count).mapToObj(i -> new Piece(1_000 * i, 1_000 * (i + 1))).toList();
    long expected = LongStream.range(0, 1_000L * count).sum();
    try (var workers = Workers.cluster(List.of(args).subList(1, args.length))) {
        IO.println("ready");
        while (System.in.available() == 0) {
            try {
                long sum = workers.map(pieces).stream().reduce(0L, Long::sum);
                IO.println(sum == expected ? "exact" : "WRONG: " + sum + " in the place of " + expected);
            } catch (ChildFailed lost) {
                IO.println("failed: " + lost.getMessage().lines().findFirst().orElse(""));
                Thread.sleep(200);
            }
        }
    } catch (ChildFailed none) {
        IO.println("no workers: " + none.getMessage().lines().findFirst().orElse(""));
    }
    IO.println("ended");
}
