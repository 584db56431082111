// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resource.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners of others, whose failures hurt nobody. */
final class Listeners<L> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int MOST = 64;

    private record Entry<L>(L listener) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final List<Entry<L>> entries = new CopyOnWriteArrayList<>();

    Registration add(L listener) {
        Entry<L> entry = new Entry<>(InvalidValueException.requirePresent("listener", listener));
        synchronized (entries) {
            LimitExceededException.requireAtMost("listeners", entries.size() + 1L, MOST);
            entries.add(entry);
        }
        return () -> entries.remove(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void tell(Consumer<? super L> call) {
        for (Entry<L> entry : entries) {
            try {
                call.accept(entry.listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed", e);
            }
        }
    }
}
