// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, none of which can hurt the teller. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<BalanceListener> all;

    Listeners(List<BalanceListener> all) {
        this.all = List.copyOf(all);
    }

    void tell(Consumer<BalanceListener> news) {
        for (BalanceListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }
}
