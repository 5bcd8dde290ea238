/**
 * What the system tells: processors, quotas, and its books of who had a processor and who stood in line for one.
 *
 * <ul>
 *   <li>{@link yourcores.measure.system.Machine}: what the machine has, and what of it a program can really use.
 *   <li>{@link yourcores.measure.system.Meter}: whether other programs disturbed a sample ({@code RunDelayMeter} on
 *       Linux, {@code CpuTimeMeter} elsewhere), read off {@link yourcores.measure.system.MeteredThreads} and the system's
 *       books.
 * </ul>
 */
package yourcores.measure.system;
