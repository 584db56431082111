// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets every thread find a family before any of them replaces it: each waits for the others at its first look. */
final class MeetingStore implements RefreshTokenStore {

    private final RefreshTokenStore store = RefreshTokenStore.inMemory(1_000);
    private final CyclicBarrier meeting;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    MeetingStore(int threads) {
        this.meeting = new CyclicBarrier(threads);
    }

    @Override
    public void add(RefreshFamily family, Instant now) {
        store.add(family, now);
    }

    @Override
    public Optional<RefreshFamily> find(String id) {
        Optional<RefreshFamily> found = store.find(id);
        if (found.isPresent() && met.add(id + " " + Thread.currentThread().getId())) {
            try {
                meeting.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    @Override
    public boolean replace(RefreshFamily expected, RefreshFamily next) {
        return store.replace(expected, next);
    }

    @Override
    public Optional<RefreshFamily> remove(String id) {
        return store.remove(id);
    }
}
