// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs steps of a path at once where somebody asks just now on the same thread, so that what can leave leaves without
 * another thread, and elsewhere as it is told. Thread-safe.
 */
final class AskingThread implements Executor {

    private final Executor elsewhere;
    private final ThreadLocal<Boolean> asking = ThreadLocal.withInitial(() -> false);

    AskingThread(Executor elsewhere) {
        this.elsewhere = elsewhere;
    }

    <T> T ask(Supplier<T> action) {
        asking.set(true);
        try {
            return action.get();
        } finally {
            asking.remove();
        }
    }

    @Override
    public void execute(Runnable step) {
        if (asking.get()) {
            step.run();
        } else {
            elsewhere.execute(step);
        }
    }
}
