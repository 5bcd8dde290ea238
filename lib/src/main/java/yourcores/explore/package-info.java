/**
 * Every schedule of a small program of steps: {@link yourcores.explore.Explorer} counts its outcomes exactly and shows
 * a {@link yourcores.explore.Schedule} that leads to each. {@link yourcores.explore.SchedulerGame} lets the reader find one.
 *
 * <p>Thread rule: programs, explorations and schedules are immutable.
 */
package yourcores.explore;
