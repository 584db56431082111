// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

/**
 * What a Data service did wrong on purpose.
 *
 * @param errors answers that were made errors
 * @param duplicates answers that were sent twice
 */
public record Injected(long errors, long duplicates) {

    /** Where nobody does anything wrong on purpose, or nobody counts it. */
    public static final Injected NONE = new Injected(0, 0);

    /** Tells the numbers so far. */
    @FunctionalInterface
    public interface Source {

        /**
         * The numbers so far.
         *
         * @return a snapshot
         */
        Injected now();
    }
}
