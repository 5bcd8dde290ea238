/** Exercises of chapter 3, Threads: one file each, with its hints and checks. */
package yourcores.exercise.ch03;
