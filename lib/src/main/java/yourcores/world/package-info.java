/**
 * The world the chapters work in: what is opened here stays open from cell to cell, and ends with the kernel, however
 * the kernel ends.
 */
package yourcores.world;
