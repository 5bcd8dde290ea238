/** Exercises of chapter 19, Testing, debugging and scheduling: one file each, with its hints and checks. */
package yourcores.exercise.ch19;
