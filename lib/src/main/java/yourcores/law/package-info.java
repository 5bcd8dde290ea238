/**
 * Laws of speed-up: what they promise before a run, and what can be learnt from measured points after it.
 *
 * <ul>
 *   <li>A law to draw and to compare with: {@link yourcores.law.Amdahl}, {@link yourcores.law.Gustafson},
 *       {@link yourcores.law.UniversalScalability}, {@link yourcores.law.WorkSpan}, {@link yourcores.law.Bottleneck}.
 *   <li>What measured points say: {@link yourcores.law.KarpFlatt}, {@link yourcores.law.Fitted}.
 *   <li>What to do first: {@link yourcores.law.Offers}, {@link yourcores.law.Stages}.
 *   <li>A serial part to measure: {@link yourcores.law.SmallPrimes}.
 * </ul>
 *
 * <p>Thread rule: laws and results are immutable.
 */
package yourcores.law;
