/**
 * How an answer is tried: {@link yourcores.exercise.trial.Exercises} finds the exercise in the catalogue, runs its
 * checks against the answer inside the kernel, bounded, and reports a short table; nothing is thrown at the reader.
 */
package yourcores.exercise.trial;
