// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told which series there are. */
final class SeriesTelling {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesTelling.class);
    private static final int MOST = 16;

    private final List<MetricsListener> listeners = new CopyOnWriteArrayList<>();

    synchronized void add(MetricsListener listener) {
        InvalidValueException.requirePresent("listener", listener);
        LimitExceededException.requireAtMost("listeners", listeners.size() + 1L, MOST);
        listeners.add(listener);
    }

    void remove(MetricsListener listener) {
        listeners.remove(listener);
    }

    void added(MetricSeries series) {
        listeners.forEach(listener -> guard(listener, told -> told.added(series)));
    }

    void removed(MetricSeries series) {
        listeners.forEach(listener -> guard(listener, told -> told.removed(series)));
    }

    static void guard(MetricsListener listener, Consumer<MetricsListener> telling) {
        try {
            telling.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("a listener of metrics failed", e);
        }
    }
}
