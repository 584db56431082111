// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bounded number of listeners, called outside of every lock, none of which can hurt the caller or another one. */
final class Listeners<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final int most;
    private final List<Slot<T>> slots = new CopyOnWriteArrayList<>();

    /** Told apart by identity, so that the same listener can be added twice and removed once. */
    private static final class Slot<T> {
        private final Consumer<? super T> listener;

        Slot(Consumer<? super T> listener) {
            this.listener = listener;
        }
    }

    Listeners(int most) {
        this.most = most;
    }

    synchronized Registration add(Consumer<? super T> listener) {
        Slot<T> slot = new Slot<>(InvalidValueException.requirePresent("listener", listener));
        LimitExceededException.requireAtMost("listeners", slots.size() + 1L, most);
        slots.add(slot);
        return () -> slots.remove(slot);
    }

    void tell(T event) {
        for (Slot<T> slot : slots) {
            try {
                slot.listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed", e);
            }
        }
    }
}
