package yourcores.measure;

import java.nio.file.Path;

/**
 * Prints the table that stands at {@link Judgement}: what becomes of curves whose truth is known, under the real rules
 * of sampling and judging, disturbed as recorded rounds were. Arguments: the file, and how many curves a line.
 */
final class VerdictTable {
    private static final int[] POINTS = {1, 3, 7};
    private static final double[] OFF = {0, -0.1, -0.3};

    private VerdictTable() {}

    public static void main(String[] args) throws Exception {
        var rounds = Replay.recorded(Path.of(args[0]));
        int curves = Integer.parseInt(args[1]);
        System.out.printf(
                "%-6s %-5s %8s %8s %12s %8s  (%d curves a line, %d recorded rounds)%n",
                "points", "off", "denied", "holds", "cannot tell", "within", curves, rounds.size());
        for (int points : POINTS) {
            for (double off : OFF) {
                int denied = 0;
                int holds = 0;
                double within = 0;
                for (int seed = 0; seed < curves; seed++) {
                    var claims = new Replay(rounds, seed).claims(points, off, Budget.of(points + 1, false));
                    var judgement = Judgement.of(claims);
                    if (!claims.isEmpty() && judgement.refutes()) {
                        denied++;
                    } else if (!claims.isEmpty() && judgement.confirms()) {
                        holds++;
                        within += judgement.widest().farthest();
                    }
                }
                System.out.printf(
                        "%-6d %3.0f %% %6.1f %% %6.1f %% %10.1f %% %8s%n",
                        points,
                        Math.abs(100 * off),
                        100.0 * denied / curves,
                        100.0 * holds / curves,
                        100.0 * (curves - denied - holds) / curves,
                        holds == 0 ? "" : "%.1f %%".formatted(100 * within / holds));
            }
        }
    }
}
