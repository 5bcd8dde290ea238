/** Exercises of chapter 4, Scope: one file each, with its hints and checks. */
package yourcores.exercise.ch04;
