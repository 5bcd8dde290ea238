/** Exercises of chapter 11: a decoder for frames, one end of several producers, a queue that can be closed. */
package yourcores.exercise.ch11;
