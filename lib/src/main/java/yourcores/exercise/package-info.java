/**
 * What the exercises share. An exercise is one file in the package of its chapter ({@code exercise.ch05}): a public
 * interface annotated with {@link yourcores.exercise.Exercise}, three hints, and beside it its checks as JUnit tests
 * that name the next step when they fail. Starters and solutions stand in the notebooks, nowhere else.
 *
 * <p>To add one: write the file, and name its interface in the list of {@code trial.Catalogue}. All checks of an
 * exercise share three seconds. For each check the tests of the library hold an answer that it refuses and the others
 * accept.
 *
 * <p>No time stands for order. What a call of the answer must wait for stops at a {@link yourcores.exercise.Latch}, and
 * {@link yourcores.exercise.Call} tells whether the call comes back all the same; a second call comes in between two
 * steps of a first one where the first asks the check for something. Checks that need a crowd take it from
 * {@link yourcores.exercise.Together}, count with {@link yourcores.exercise.InFlight}, wait with
 * {@link yourcores.exercise.Soon}, repeat with {@link yourcores.exercise.Repeated}, and say with
 * {@link yourcores.exercise.CoresNeeded} what one core cannot tell.
 *
 * <p>Depends on {@code figure}, {@code thread} and the JUnit Platform only.
 */
package yourcores.exercise;
