// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, none of which can hurt the teller. Thread-safe. */
public final class QualityListeners implements QualityListener {

    private static final Logger LOG = LoggerFactory.getLogger(QualityListeners.class);

    private final List<QualityListener> all;

    private QualityListeners(List<QualityListener> all) {
        this.all = all;
    }

    /**
     * Puts listeners together.
     *
     * @param all the listeners
     * @return tells all of them, in their order
     */
    public static QualityListeners of(List<QualityListener> all) {
        return new QualityListeners(List.copyOf(InvalidValueException.requirePresent("all", all)));
    }

    @Override
    public void happened(QualityEvent event) {
        for (QualityListener listener : all) {
            try {
                listener.happened(event);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }
}
