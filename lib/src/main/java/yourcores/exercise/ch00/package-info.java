/** Exercises of chapter 0, Start here: one file each, with its hints and checks. */
package yourcores.exercise.ch00;
