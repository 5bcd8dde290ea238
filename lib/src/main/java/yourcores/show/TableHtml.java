package yourcores.show;

import java.util.regex.Pattern;
import yourcores.figure.Table;

/** A table as HTML, in the colours of the page that it stands on. */
final class TableHtml {
    private static final Pattern NUMBER = Pattern.compile(
            "[-+±−<>≈~≤≥]?\\s?[\\d∞][\\d\\u202f.,e+-]*\\s?(%|×|x|ns|µs|ms|s|min|h|[kMG]?i?B(/s)?|cores?)?"
                    + "(\\s?[\\[(].*[\\])])?");
    private static final Pattern NOTHING = Pattern.compile("|-|–|—|NaN");

    private static final String TEXT = "var(--jp-content-font-color1, inherit)";
    private static final String RULE = "var(--jp-border-color1, #9a9a9a)";
    private static final String FAINT = "var(--jp-border-color2, #cfcfcf)";
    private static final String CELL = "padding:5px 14px 5px 4px;vertical-align:top;white-space:normal;max-width:34em;";

    private TableHtml() {}

    /** Which columns hold numbers only. */
    static boolean[] flushRight(Table table) {
        var right = new boolean[table.columns().size()];
        for (int c = 0; c < right.length; c++) {
            int column = c;
            right[c] = table.rows().stream()
                            .map(row -> row.get(column).strip())
                            .allMatch(cell -> NOTHING.matcher(cell).matches()
                                    || NUMBER.matcher(cell).matches())
                    && table.rows().stream()
                            .anyMatch(row ->
                                    NUMBER.matcher(row.get(column).strip()).matches());
        }
        return right;
    }

    static String of(Table table) {
        var right = flushRight(table);
        var html = new StringBuilder("<div style=\"margin:4px 0;overflow-x:auto;break-inside:avoid\">");
        html.append("<table style=\"border-collapse:collapse;border:none;margin:0;font-size:15px;"
                + "font-family:sans-serif;color:" + TEXT + "\">");
        html.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:2px 4px 6px;color:"
                        + TEXT + "\">")
                .append(Html.escape(table.title()))
                .append("</caption><thead><tr>");
        for (int c = 0; c < right.length; c++) {
            html.append("<th scope=\"col\" style=\"" + CELL + "font-weight:bold;border-bottom:2px solid " + RULE + ";")
                    .append(align(right[c]))
                    .append("\">")
                    .append(Html.escape(table.columns().get(c)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (var row : table.rows()) {
            html.append("<tr style=\"background:transparent\">");
            for (int c = 0; c < right.length; c++) {
                boolean head = c == 0 && !right[c];
                html.append(head ? "<th scope=\"row\" style=\"font-weight:normal;" : "<td style=\"")
                        .append(CELL + "border-bottom:1px solid " + FAINT + ";")
                        .append(align(right[c]))
                        .append("\">")
                        .append(Html.escape(row.get(c)))
                        .append(head ? "</th>" : "</td>");
            }
            html.append("</tr>");
        }
        if (table.rows().isEmpty()) {
            html.append("<tr><td colspan=\"" + Math.max(1, right.length) + "\" style=\"" + CELL
                    + "text-align:left;font-style:italic\">no rows</td></tr>");
        }
        html.append("</tbody></table>");
        if (table.verdict() != null) {
            html.append("<p style=\"margin:8px 4px 2px;font-family:sans-serif;font-size:16px;line-height:1.4;"
                            + "max-width:48em;color:" + TEXT + "\">")
                    .append(Html.sentence(table.verdict()))
                    .append("</p>");
        }
        return html.append("</div>").toString();
    }

    private static String align(boolean right) {
        return right ? "text-align:right;font-variant-numeric:tabular-nums" : "text-align:left";
    }
}
