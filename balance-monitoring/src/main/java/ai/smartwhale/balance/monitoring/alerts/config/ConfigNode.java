// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import java.util.List;
import java.util.Map;

/** A part of a file that knows its line and its place. */
sealed interface ConfigNode {

    int line();

    String path();

    /** A text, number, truth value or nothing, as it is written. */
    record Scalar(int line, String path, String text) implements ConfigNode {}

    /** A sequence. */
    record Sequence(int line, String path, List<ConfigNode> items) implements ConfigNode {}

    /** Names, with their lines, and what they stand for. */
    record Mapping(int line, String path, Map<String, ConfigNode> fields, Map<String, Integer> lines)
            implements ConfigNode {

        int keyLine(String name) {
            return lines.getOrDefault(name, line);
        }
    }
}
