/** Where the course keeps what outlives a kernel and what does not, and the jars of heavy tools. Depends on the JDK only. */
package yourcores.home;
