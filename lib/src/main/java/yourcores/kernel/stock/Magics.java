package yourcores.kernel.stock;

import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;

/**
 * Finds JJava's magics where the stock kernel finds them - {@code %%name} at the top of a cell, {@code %name} at the
 * beginning of a line or behind {@code =} - but, unlike it, reads Java: below comments too, and never inside a text
 * block, a comment or a sum that goes on in the next line.
 */
public final class Magics extends MagicsResolver {

    public Magics(MagicTranspiler transpiler) {
        super("(?<=(?:^|=))\\s*%", "%%", transpiler);
    }

    @Override
    public String resolve(String cell) {
        var scan = new Scan(cell);
        int first = scan.skipToCode(0);
        if (cell.startsWith("%%", first)) {
            return cell.substring(0, first) + super.resolve(cell.substring(first));
        }
        return scan.resolveLines();
    }

    private String resolveLine(String magic) {
        return super.resolve(magic);
    }

    /** One reading of a cell. */
    private final class Scan {
        private final String cell;
        private final StringBuilder resolved = new StringBuilder();
        private int copied;

        Scan(String cell) {
            this.cell = cell;
        }

        String resolveLines() {
            char before = ';';
            for (int at = skipToCode(0); at < cell.length(); at = skipToCode(at)) {
                char c = cell.charAt(at);
                if (c == '%' && isMagic(at, before)) {
                    at = replaceLine(at);
                    before = ';';
                } else {
                    at = c == '"' || c == '\'' ? skipLiteral(at) : at + 1;
                    before = c;
                }
            }
            return resolved.append(cell, copied, cell.length()).toString();
        }

        /** Behind an operand it is the remainder of a division. */
        private boolean isMagic(int at, char before) {
            if (at + 1 == cell.length() || !Character.isJavaIdentifierPart(cell.charAt(at + 1))) {
                return false;
            }
            boolean beginsLine =
                    cell.substring(cell.lastIndexOf('\n', at) + 1, at).isBlank();
            boolean afterOperand = Character.isJavaIdentifierPart(before) || ")]\"'".indexOf(before) >= 0;
            return before == '=' || beginsLine && !afterOperand;
        }

        private int replaceLine(int at) {
            int end = cell.indexOf('\n', at);
            end = end < 0 ? cell.length() : end;
            resolved.append(cell, copied, at).append(resolveLine(cell.substring(at, end)));
            copied = end;
            return end;
        }

        /** The next place that is neither blank nor comment. */
        private int skipToCode(int from) {
            int at = from;
            while (at < cell.length()) {
                if (Character.isWhitespace(cell.charAt(at))) {
                    at++;
                } else if (cell.startsWith("//", at)) {
                    at = behind("\n", at);
                } else if (cell.startsWith("/*", at)) {
                    at = behind("*/", at + 2);
                } else {
                    return at;
                }
            }
            return at;
        }

        private int skipLiteral(int at) {
            var quote = cell.startsWith("\"\"\"", at) ? "\"\"\"" : cell.substring(at, at + 1);
            int end = at + quote.length();
            while (end < cell.length() && !cell.startsWith(quote, end)) {
                if (quote.length() == 1 && cell.charAt(end) == '\n') {
                    return end;
                }
                end += cell.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(cell.length(), end + quote.length());
        }

        private int behind(String mark, int from) {
            int at = cell.indexOf(mark, from);
            return at < 0 ? cell.length() : at + mark.length();
        }
    }
}
