/**
 * Who gets how much: turns that threads take at something they cannot all have at once, counted.
 *
 * <ul>
 *   <li>Who gets how many: {@link yourcores.fair.Grants} runs the threads, {@link yourcores.fair.Shares} is what each
 *       of them got.
 *   <li>What fairness costs: {@link yourcores.fair.TradeOff}, a chart to move along.
 * </ul>
 *
 * <p>Thread rule: results are immutable.
 */
package yourcores.fair;
