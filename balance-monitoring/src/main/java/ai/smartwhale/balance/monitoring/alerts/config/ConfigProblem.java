// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.InvalidValueException;

/**
 * One mistake in a file.
 *
 * @param line the line, from 1
 * @param path where in the structure: {@code route.routes[1].receiver}
 * @param message what is wrong and what would be right
 */
public record ConfigProblem(int line, String path, String message) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public ConfigProblem {
        InvalidValueException.requireRange("line", line, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("path", path);
        InvalidValueException.requireText("message", message);
    }

    /**
     * As compilers tell it: {@code alerts.yaml:12: route.receiver …}.
     *
     * @param file the name of the file
     * @return one line
     */
    public String at(String file) {
        return file + ':' + line + ": " + (path.isEmpty() ? "" : path + ' ') + message;
    }

    /** {@code line 12, route.receiver: …}. */
    @Override
    public String toString() {
        return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + message;
    }
}
