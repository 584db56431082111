// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The asynchronous calls that wait for their next attempt: no more than may, and found when the manager is closed. */
final class WaitingRetries {

    private final Set<AsyncRetry<?>> calls = ConcurrentHashMap.newKeySet();
    private final Semaphore room;
    private volatile boolean closed;

    WaitingRetries(int most) {
        this.room = new Semaphore(most);
    }

    boolean add(AsyncRetry<?> call) {
        return room.tryAcquire() && calls.add(call);
    }

    /** Whether it was there; of several who remove a call, one is told so, and that one goes on with it. */
    boolean remove(AsyncRetry<?> call) {
        boolean mine = calls.remove(call);
        if (mine) {
            room.release();
        }
        return mine;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        calls.forEach(AsyncRetry::closed);
    }
}
