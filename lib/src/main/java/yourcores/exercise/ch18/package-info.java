/** Exercises of chapter 18: one more command, a limit for each client, a slow client that holds nobody up. */
package yourcores.exercise.ch18;
