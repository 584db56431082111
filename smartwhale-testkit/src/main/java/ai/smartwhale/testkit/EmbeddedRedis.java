// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

/**
 * A real Redis server beside the JVM, on the loopback interface, that can be killed and comes back empty. It is the
 * {@code redis-server} of the machine. Thread-safe.
 */
public interface EmbeddedRedis extends AutoCloseable {

    /**
     * Tells whether there is a server to start.
     *
     * @return whether {@code redis-server} is on the path
     */
    static boolean isAvailable() {
        return RedisProcess.executable().isPresent();
    }

    /**
     * Starts a server without persistence and waits until it answers.
     *
     * @return the running server
     * @throws IllegalStateException if there is no {@code redis-server} on the path, or it does not start
     */
    static EmbeddedRedis start() {
        return RedisProcess.begin();
    }

    /**
     * Where clients connect, also while it is down.
     *
     * @return {@code host:port}
     */
    String address();

    /** Kills the server without a word to its clients; does nothing where it is down. */
    void kill();

    /**
     * Starts it again on the same port, empty; does nothing where it runs.
     *
     * @throws IllegalStateException if it does not start, or this was closed
     */
    void restart();

    /**
     * How many keys it holds.
     *
     * @return their number
     * @throws IllegalStateException if it does not answer
     */
    long keys();

    /** Ends the server for good. Closing again does nothing. */
    @Override
    void close();
}
