/** Exercises of chapter 17, Memory models and atomic operations: one file each, with its hints and checks. */
package yourcores.exercise.ch17;
