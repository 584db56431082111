// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

/** Ends something that goes on until it is closed. Closing twice has no effect. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it. */
    @Override
    void close();
}
