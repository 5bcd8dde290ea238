package yourcores.trace;

import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Lanes;

/** The spans of a timeline in rows. Thread rule: safe for use by any thread. */
public final class TimelineTable {

    private TimelineTable() {}

    public static Table of(Lanes lanes) {
        var unit = " (" + lanes.time().unit() + ")";
        var lane = StringColumn.create("lane");
        var does = StringColumn.create("does");
        var from = DoubleColumn.create("from" + unit);
        var to = DoubleColumn.create("to" + unit);
        var what = StringColumn.create("what");
        for (var each : lanes.lanes()) {
            for (var span : each.spans()) {
                lane.append(each.name());
                does.append(span.activity().name().toLowerCase(Locale.ROOT));
                from.append(span.from());
                to.append(span.to());
                what.append(span.label());
            }
        }
        return Table.create(lanes.title(), lane, does, from, to, what);
    }
}
