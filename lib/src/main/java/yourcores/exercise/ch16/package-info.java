/** Exercises of chapter 16, Lock-based and mutex-free data structures: one file each, with its hints and checks. */
package yourcores.exercise.ch16;
