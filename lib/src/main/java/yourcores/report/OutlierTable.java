package yourcores.report;

import java.util.List;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * Outliers, named, and why.
 *
 * @param told whether enough machines told one program to say whether one of them lies off
 */
record OutlierTable(List<Outlier> outliers, boolean told) implements Showable {
    static final String NONE = "No machine lies off the others.";
    private static final String WANTED = "It takes " + Spread.FEWEST
            + " machines that told the same program with as many workers to say which of them lies off the others; the"
            + " files of others belong into the folder results/class.";
    private static final int MOST = 20;

    @Override
    public Figure figure() {
        if (outliers.isEmpty()) {
            return told ? Verdict.states(NONE) : Verdict.cannotTell(WANTED);
        }
        var rows = outliers.stream()
                .limit(MOST)
                .map(one -> List.of(
                        one.program().machine(),
                        one.program().label(),
                        String.valueOf(one.row().p()),
                        Numbers.ratio(one.row().ratio().orElseThrow()),
                        Numbers.ratio(one.others().median()),
                        one.why()))
                .toList();
        long machines =
                outliers.stream().map(one -> one.program().machine()).distinct().count();
        return new Table(
                "Off the class",
                List.of("machine", "program", "workers", "speed-up", "middle of the class", "why, perhaps"),
                rows,
                Verdict.states(machines + (machines == 1 ? " machine lies" : " machines lie")
                        + " off the others in at least one program."),
                "");
    }
}
