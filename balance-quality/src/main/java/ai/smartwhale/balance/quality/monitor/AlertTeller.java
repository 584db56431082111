// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of alerts in the order in which they changed, one change at a time, without a lock. Thread-safe. */
final class AlertTeller {

    private static final Logger log = LoggerFactory.getLogger(AlertTeller.class);

    private final int most;
    private final List<Consumer<Alert>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Alert> untold = new ArrayDeque<>();
    private boolean telling;
    private boolean dropped;

    AlertTeller(int most) {
        this.most = most;
    }

    void listener(Consumer<Alert> listener) {
        listeners.add(listener);
    }

    /** With the lock under which the alerts changed, so that the order is that of the changes. */
    synchronized void add(List<Alert> changed) {
        for (Alert alert : changed) {
            if (untold.size() >= most) {
                untold.remove();
                if (!dropped) {
                    log.warn("Changes of alerts are not told: more than {} wait for listeners", most);
                    dropped = true;
                }
            }
            untold.add(alert);
        }
    }

    /** Without any lock. Where another thread tells already, or a listener is what changed alerts, that one goes on. */
    void tell() {
        boolean telling = begin();
        try {
            while (telling) {
                Optional<Alert> next = next();
                telling = next.isPresent();
                next.ifPresent(this::tell);
            }
        } finally {
            if (telling) {
                end();
            }
        }
    }

    private synchronized boolean begin() {
        boolean begins = !telling && !untold.isEmpty();
        telling |= begins;
        return begins;
    }

    /** That nothing is left and that nobody tells any more are one step, or what is added between them is not told. */
    private synchronized Optional<Alert> next() {
        Optional<Alert> next = Optional.ofNullable(untold.poll());
        telling = next.isPresent();
        return next;
    }

    private synchronized void end() {
        telling = false;
    }

    private void tell(Alert alert) {
        for (Consumer<Alert> listener : listeners) {
            try {
                listener.accept(alert);
            } catch (RuntimeException | Error failure) {
                // Errors too: it may not have been this thread that changed the alert.
                log.warn("A listener failed on alert {} of rule {}", alert.id(), alert.rule(), failure);
            }
        }
    }
}
