package yourcores.show;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that looks at pictures: where Java cannot draw words it is skipped, and the closing lines of the tests say so. */
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "yourcores.show.Fonts#present",
        disabledReason = "Java cannot draw words here; on Debian and Ubuntu it needs fontconfig, fonts-dejavu-core and"
                + " libharfbuzz0b")
@interface IfJavaDraws {}
