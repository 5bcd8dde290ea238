/** Exercises of chapter 12, Deadlocks: one file each, with its hints and checks. */
package yourcores.exercise.ch12;
