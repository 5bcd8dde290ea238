/**
 * What the exercises share. An exercise is one file in the package of its chapter ({@code exercise.ch05}): a public
 * interface annotated with {@link yourcores.exercise.Exercise}, three hints, and beside it its checks as JUnit tests
 * that name the next step when they fail. Starters and solutions stand in the notebooks, nowhere else.
 *
 * <p>To add one: write the file, and name its interface in the list of {@code trial.Catalogue}. All checks of an
 * exercise share three seconds. Checks that start threads take them from {@link yourcores.exercise.Together}, count with
 * {@link yourcores.exercise.InFlight} and {@link yourcores.exercise.ThreadsSeen}, wait with
 * {@link yourcores.exercise.Soon}, repeat with {@link yourcores.exercise.Repeated}, and say with
 * {@link yourcores.exercise.CoresNeeded} what one core cannot tell.
 *
 * <p>Depends on {@code figure} and the JUnit Platform only.
 */
package yourcores.exercise;
