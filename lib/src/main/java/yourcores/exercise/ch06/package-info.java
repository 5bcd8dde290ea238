/** Exercises of chapter 6, Processes: one file each, with its hints and checks. No check starts a process. */
package yourcores.exercise.ch06;
