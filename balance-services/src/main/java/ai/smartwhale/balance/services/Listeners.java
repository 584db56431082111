// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, none of which can hurt the teller. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private volatile List<BalanceListener> all;

    Listeners(List<BalanceListener> all) {
        this.all = List.copyOf(all);
    }

    /** Adds who can only be made once there is something to listen to. Before anything happens. */
    void add(List<BalanceListener> more) {
        all = Stream.concat(all.stream(), more.stream()).toList();
    }

    void tell(Consumer<BalanceListener> news) {
        for (BalanceListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error e) {
                // An error too, such as a class that is missing: a caller waits for what comes after.
                LOG.warn("a listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }
}
