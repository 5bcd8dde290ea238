package yourcores.kernel.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicsTest {
    private final Magics magics = new Magics(new MagicTranspiler());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a\n  %b",
                "(a)\n%b",
                "x[0]\n%b",
                "'c'\n%b",
                "\"\"\"\n%b\n\\\"\"\" %b\n\"\"\"",
                "\"unclosed\n% b",
                "// %b\n/*\n%b\n*/",
                "int a = b %c;",
                "char q = '\"', r = '\\'';\nint d = q\n%r;"
            })
    void leavesJavaAlone(String java) {
        assertEquals(java, magics.resolve(java));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%a b", "  %a", "x;\n%a", "{\n%a\n}", "// words\n%a", "x = %a", "x =\n%a b", "\"\";\n%a"})
    void findsLines(String cell) {
        var resolved = magics.resolve(cell);
        assertTrue(resolved.contains("lineMagic("), resolved);
        assertEquals(cell.lines().count(), resolved.lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%a b\nbody", "\n// words\n/* more */ %%a\nbody\n%c"})
    void findsCells(String cell) {
        var resolved = magics.resolve(cell);
        assertTrue(resolved.contains("cellMagic(") && !resolved.contains("lineMagic("), resolved);
    }

    @Test
    void resolvesSeveralLines() {
        assertEquals(3, magics.resolve("%a\n%b\nint x;\n  %c").split("lineMagic", -1).length - 1);
    }
}
