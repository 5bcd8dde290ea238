package yourcores.measure;

/**
 * One way to do a job that takes a number: of tasks, of items. A line of the figure of {@link Bench#sweep}.
 *
 * @param name as it stands in the figure
 * @param work does the job once, with one of the numbers, on threads from the factory
 */
public record Line(String name, Work<?> work) {}
