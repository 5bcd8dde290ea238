/** Exercises of chapter 5, Concurrent web requests: one file each, with its hints and checks. */
package yourcores.exercise.ch05;
