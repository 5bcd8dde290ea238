/** Exercises of chapter 10, Implementing asynchronous programming: one file each, with its hints and checks. */
package yourcores.exercise.ch10;
