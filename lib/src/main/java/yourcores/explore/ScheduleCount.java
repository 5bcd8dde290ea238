package yourcores.explore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;
import yourcores.figure.Numbers;

/** Numbers of schedules, which may be too large for a long. */
final class ScheduleCount {
    private static final BigInteger LARGEST_WRITTEN_OUT = BigInteger.TEN.pow(15);
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private ScheduleCount() {}

    /** Written out up to 10¹⁵, above that {@code 1.23 × 10¹⁸}. */
    static String of(BigInteger count) {
        if (count.compareTo(LARGEST_WRITTEN_OUT) <= 0) {
            return Numbers.count(count.longValue());
        }
        var rounded = new BigDecimal(count).round(new MathContext(3));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return String.format(Locale.ROOT, "%.2f × 10", rounded.scaleByPowerOfTen(-exponent)) + superscript(exponent);
    }

    /** {@code 20 schedules}. */
    static String schedules(BigInteger all) {
        return of(all) + (all.equals(BigInteger.ONE) ? " schedule" : " schedules");
    }

    /** {@code 3 of 20 schedules}, {@code all 20 schedules}. */
    static String of(BigInteger some, BigInteger all) {
        if (all.equals(BigInteger.ONE)) {
            return "the only schedule";
        }
        return (some.equals(all) ? "all " : of(some) + " of ") + schedules(all);
    }

    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    static String share(BigInteger some, BigInteger all) {
        return some.equals(all)
                ? "all"
                : Numbers.part(new BigDecimal(some)
                        .divide(new BigDecimal(all), MathContext.DECIMAL64)
                        .doubleValue());
    }

    private static String superscript(int number) {
        var text = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
