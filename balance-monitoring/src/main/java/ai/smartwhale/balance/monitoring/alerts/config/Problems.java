// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of a whole file. */
final class Problems {

    /** More than this help nobody. */
    private static final int MOST = 200;

    private final List<ConfigProblem> found = new ArrayList<>();
    private int count;

    void add(ConfigNode node, String message) {
        add(node.line(), node.path(), message);
    }

    void add(int line, String path, String message) {
        count++;
        if (found.size() < MOST) {
            found.add(new ConfigProblem(line, path, message));
        }
    }

    /** How many there are by now: who sees it grow knows that something below went wrong. */
    int count() {
        return count;
    }

    /**
     * Ends the reading of a file with mistakes.
     *
     * @throws ConfigProblemsException if there is one
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(ConfigProblem::line));
            throw new ConfigProblemsException(found);
        }
    }
}
