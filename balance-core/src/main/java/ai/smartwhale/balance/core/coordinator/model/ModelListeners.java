// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resource.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners of others, whose failures hurt nobody. Thread-safe. */
final class ModelListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ModelListeners.class);
    private static final int MOST = 64;

    private final List<ModelListener> listeners = new CopyOnWriteArrayList<>();

    Registration add(ModelListener listener) {
        InvalidValueException.requirePresent("listener", listener);
        // One object for each registration: ending one twice must not end another of the same listener.
        ModelListener own = new ModelListener() {
            @Override
            public void onShift(InteractionReport.Shift shift) {
                listener.onShift(shift);
            }
        };
        synchronized (listeners) {
            LimitExceededException.requireAtMost("listeners", listeners.size() + 1L, MOST);
            listeners.add(own);
        }
        return () -> listeners.remove(own);
    }

    void tell(InteractionReport.Shift shift) {
        for (ModelListener listener : listeners) {
            try {
                listener.onShift(shift);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed", e);
            }
        }
    }
}
