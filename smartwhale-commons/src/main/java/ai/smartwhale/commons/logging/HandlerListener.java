// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told what goes wrong in a handler, on the handler's thread. May throw; that hurts nobody. */
@FunctionalInterface
public interface HandlerListener {

    /**
     * Is told of a problem; of each kind at most once a minute.
     *
     * @param problem what went wrong
     */
    void onProblem(HandlerProblem problem);

    /**
     * Tells problems to a logger of SLF4J at WARN. Handlers take no events of that logger.
     *
     * @return the listener
     */
    static HandlerListener logging() {
        Logger logger = LoggerFactory.getLogger(LogHandler.class);
        return problem -> logger.warn(
                "{}: {}: {} ({} more since it was told last)",
                problem.handler(),
                problem.kind(),
                problem.detail(),
                problem.unreported());
    }
}
