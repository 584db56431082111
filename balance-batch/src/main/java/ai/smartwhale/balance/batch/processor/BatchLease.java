// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/** What a batch holds while it is under way. */
@FunctionalInterface
public interface BatchLease extends AutoCloseable {

    /** Gives it back. Called once. */
    @Override
    void close();
}
