/**
 * Exercises: what the reader implements, three hints, and checks that observe what an answer does.
 *
 * <p>One file an exercise: a public interface annotated with {@link yourcores.exercise.Exercise}, and beside it its
 * checks as JUnit tests that name the next step when they fail. {@link yourcores.exercise.Exercises} runs them against
 * an answer inside the kernel, bounded, and reports a short table; nothing is thrown at the reader. Starters and
 * solutions stand in the notebooks, nowhere else.
 *
 * <p>To add one: write the file, and name its interface in the list of {@code Catalogue}. All checks of an exercise
 * share three seconds. Checks that start threads take them from {@code Together}, count with {@code InFlight} and
 * {@code ThreadsSeen}, wait with {@code Soon}, repeat with {@code Rounds}, and say with {@code Cores} what one core
 * cannot tell.
 *
 * <p>Depends on {@code figure} and the JUnit Platform only.
 */
package yourcores.exercise;
