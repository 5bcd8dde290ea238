package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.figure.Lanes;

class SourceTest {

    @Test
    void aClassOfTheLibraryIsShownWithoutItsImports() {
        var drawn = Drawing.of(Drawing.source(Lanes.Span.class));
        assertTrue(drawn.text().contains("public record Lanes("), drawn.text());
        assertFalse(drawn.text().contains("import "));
        assertTrue(drawn.html().contains("List&lt;Lane&gt; lanes"), "code is no markup");
    }

    @Test
    void anotherClassIsRefusedWithTheNextStep() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Drawing.source(String.class));
        assertTrue(refused.getMessage().contains("for example source("), refused.getMessage());
    }
}
