/**
 * What can be shown, as immutable data: title, axes with units, curves, bars, lanes, tables, verdicts.
 *
 * <p>A {@link yourcores.figure.Figure} says <em>what</em> the reader sees; the package {@code show} decides how it is
 * drawn. Results of the instruments are {@link yourcores.figure.Showable}: they know their figure. A
 * {@link yourcores.figure.Screen} is where figures appear: a notebook cell, or standard output.
 *
 * <p>Thread rule: every figure is immutable and safe to publish. Figures are built after all threads that
 * contributed data have been joined. This package depends on the JDK only.
 */
package yourcores.figure;
