/**
 * Measuring on the reader's cores: ratios of running times with their uncertainty, or the reason why there are none.
 *
 * <ul>
 *   <li>{@link yourcores.measure.Bench}: runs variants against each other. Its results are {@link
 *       yourcores.measure.Speedup}, {@link yourcores.measure.Comparison}, {@link yourcores.measure.Share} and {@link
 *       yourcores.measure.Timing}; each is made of {@link yourcores.measure.Ratio}s or says why it has none.
 *   <li>{@link yourcores.measure.Law} and {@link yourcores.measure.AgainstLaw}: what a law promised, drawn against what
 *       was measured, with a verdict that holds, does not hold, or cannot tell.
 *   <li>{@link yourcores.measure.Measured}: what every result hands on to the report at the end of the course.
 * </ul>
 *
 * <p>How a ratio comes about: {@code Contest} warms variants up and takes rounds of one sample each; {@code
 * MeteredSampler} runs a sample on threads that report what they got of a processor; a {@link
 * yourcores.measure.system.Meter} judges whether other programs disturbed it; {@code Rounds} keeps the clean pairs; {@code Statistics} finds median and interval.
 *
 * <p>Thread rule: results are immutable and safe to publish; one measurement at a time.
 */
package yourcores.measure;
