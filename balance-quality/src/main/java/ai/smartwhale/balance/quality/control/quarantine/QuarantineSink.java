// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

/**
 * Takes what was held back: a {@link QuarantineStore}, or a port that leads to a topic or a file. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface QuarantineSink {

    /**
     * Keeps an entry.
     *
     * @param entry what was held back
     * @return what became of it
     */
    QuarantineReceipt put(QuarantineEntry entry);
}
