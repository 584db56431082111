// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.List;

/** Tasks would wait for each other in a circle. Names the circle. */
public final class DependencyCycleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 50;

    private final List<String> path;

    /**
     * Creates the exception.
     *
     * @param path the tasks on the circle, each waiting for the next; the last is the first again
     */
    public DependencyCycleException(List<String> path) {
        super("tasks wait for each other: " + shorten(path));
        this.path = List.copyOf(path);
    }

    private static String shorten(List<String> path) {
        if (path.size() <= MOST_TOLD) {
            return String.join(" → ", path);
        }
        return String.join(" → ", path.subList(0, MOST_TOLD)) + " → … (" + path.size() + " in all)";
    }

    /**
     * The circle.
     *
     * @return the tasks on it, each waiting for the next; the last is the first again
     */
    public List<String> path() {
        return path;
    }
}
