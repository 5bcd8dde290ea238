/** Exercises of chapter 13, Starvation: one file each, with its hints and checks. */
package yourcores.exercise.ch13;
