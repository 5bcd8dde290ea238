/**
 * Tests that stand in cells: {@link yourcores.suite.Suite} runs classes of JUnit tests, {@link yourcores.suite.SuiteRun}
 * shows what came of it.
 *
 * <p>This package depends on {@code figure} alone.
 */
package yourcores.suite;
