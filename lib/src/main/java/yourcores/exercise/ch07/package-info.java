/** Exercises of chapter 7, Reduction: one file each, with its hints and checks. */
package yourcores.exercise.ch07;
