// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, none of which can hurt the teller or the others. Must be told outside of locks. */
final class Listeners<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int MOST_LISTENERS = 1_000;

    private final CopyOnWriteArrayList<Consumer<? super E>> listeners = new CopyOnWriteArrayList<>();

    Registration add(Consumer<? super E> listener) {
        InvalidValueException.requirePresent("listener", listener);
        LimitExceededException.requireAtMost("listeners", listeners.size() + 1L, MOST_LISTENERS);
        // A listener of its own, so that one that is added twice is not removed by closing the other registration.
        Consumer<E> own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    void tell(E event) {
        for (Consumer<? super E> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
            }
        }
    }
}
