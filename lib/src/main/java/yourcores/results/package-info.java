/**
 * Keeps what the chapters measured, for the report at the end of the course: one CSV file that lives longer than a
 * kernel and that all kernels append to.
 */
package yourcores.results;
