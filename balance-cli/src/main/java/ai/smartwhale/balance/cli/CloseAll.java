// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import java.util.Deque;

/** Closes what was opened one after the other. */
final class CloseAll {

    private CloseAll() {}

    /** Last opened, first closed; one that fails does not keep the others open. */
    static void of(Deque<AutoCloseable> open, String what) {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                if (first == null) {
                    first = new IllegalStateException(what + " did not close", e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
