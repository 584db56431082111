// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/** The only class that knows the library for YAML. */
final class YamlTokens {

    private static final YAMLFactory YAML = new YAMLFactory();

    private YamlTokens() {}

    static JsonParser of(String text) throws IOException {
        return YAML.createParser(text);
    }
}
