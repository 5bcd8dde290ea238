package yourcores.measure.system;

/**
 * What a thread says of itself at its end.
 *
 * @param task number of its task in the system; 0 where it is not known
 * @param life how long it lived, in nanoseconds
 * @param cpu processor time of its whole life, in nanoseconds
 * @param delay how long it was ready to run and did not, in nanoseconds; 0 where it is not known
 */
record ThreadReport(int task, long life, long cpu, long delay) {}
