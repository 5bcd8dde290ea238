/** Exercises of chapter 8, Concurrent image processing: one file each, with its hints and checks. */
package yourcores.exercise.ch08;
