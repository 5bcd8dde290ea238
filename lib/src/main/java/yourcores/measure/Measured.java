package yourcores.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Showable;

/** A result whose figures are kept for the report at the end of the course. */
public interface Measured extends Showable {

    /** One line a number, in the order of the figure. */
    List<Finding> findings();

    /** @param p workers, or 1 where a comparison has none */
    record Finding(String figure, String series, int p, Ratio ratio) {}

    /** The findings as a table, to sort, filter, join or save: a ratio that was not told is a missing value. */
    default Table table() {
        var findings = findings();
        return Table.create(
                findings.isEmpty() ? "" : findings.getFirst().figure(),
                StringColumn.create(
                        "series", findings.stream().map(Finding::series).toList()),
                IntColumn.create("p", findings.stream().mapToInt(Finding::p).toArray()),
                column("ratio", findings, Ratio::median),
                column("low", findings, ratio -> ratio.interval().low()),
                column("high", findings, ratio -> ratio.interval().high()),
                IntColumn.create(
                        "kept",
                        findings.stream().mapToInt(one -> one.ratio().kept()).toArray()),
                IntColumn.create(
                        "taken",
                        findings.stream().mapToInt(one -> one.ratio().taken()).toArray()),
                StringColumn.create(
                        "quality",
                        findings.stream()
                                .map(one -> one.ratio().quality().name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static DoubleColumn column(String name, List<Finding> findings, ToDoubleFunction<Ratio> value) {
        return DoubleColumn.create(
                name,
                findings.stream()
                        .map(Finding::ratio)
                        .mapToDouble(ratio -> ratio.interval() == null ? Double.NaN : value.applyAsDouble(ratio))
                        .toArray());
    }
}
