// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/** What was registered, until it is closed. Closing twice does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    /** Ends the registration; a call that is under way still ends. */
    @Override
    void close();
}
