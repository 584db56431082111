// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what goes wrong, at most once a minute for each kind, so that trouble does not make more of it. */
final class ProblemReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReporter.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String handler;
    private final HandlerListener listener;
    private final Ticker ticker;
    private final Map<HandlerProblem.Kind, Told> told = new EnumMap<>(HandlerProblem.Kind.class);

    private static final class Told {
        private long at;
        private long unreported;
    }

    ProblemReporter(HandlerSettings settings) {
        this.handler = settings.name();
        this.listener = settings.listener();
        this.ticker = settings.ticker();
    }

    void report(HandlerProblem.Kind kind, String detail) {
        long unreported = due(kind);
        if (unreported < 0) {
            return;
        }
        try {
            listener.onProblem(new HandlerProblem(handler, kind, detail, unreported));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn(
                    "A listener of the log handler {} failed: {}",
                    handler,
                    e.getClass().getName());
        }
    }

    /** How many were kept back since, or -1 where this one is kept back too. */
    private synchronized long due(HandlerProblem.Kind kind) {
        long now = ticker.nanoTime();
        Told last = told.get(kind);
        if (last == null) {
            last = new Told();
            told.put(kind, last);
        } else if (now - last.at < PAUSE_NANOS) {
            last.unreported++;
            return -1;
        }
        long unreported = last.unreported;
        last.at = now;
        last.unreported = 0;
        return unreported;
    }
}
