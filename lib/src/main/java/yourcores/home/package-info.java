/** Where the course keeps what outlives a kernel. Depends on the JDK only. */
package yourcores.home;
