// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

/**
 * A clock for measuring how long something took: only differences of its readings mean anything. Implementations are
 * safe for use by many threads.
 */
@FunctionalInterface
public interface Ticker {

    /**
     * The present reading.
     *
     * @return nanoseconds since an arbitrary origin; may be negative
     */
    long nanoTime();

    /**
     * The ticker of the JVM, {@link System#nanoTime()}.
     *
     * @return the ticker
     */
    static Ticker system() {
        return System::nanoTime;
    }
}
